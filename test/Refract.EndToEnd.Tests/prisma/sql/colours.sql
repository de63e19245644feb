-- @param {Colour} $1:colour
-- @param {DateTime} $2:since
select id, "colour", "colourN" from "Everything" where "colour" = $1 and "at" >= $2 order by id
