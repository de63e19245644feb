-- @param {String[]} $1:texts
-- @param {Int[]} $2:ints
-- @param {DateTime[]} $3:times
-- @param {String[] @db.Uuid} $4:guids
-- @param {Colour[]} $5:colours
-- @returns scalar
insert into "Lists" ("texts", "ints", "times", "guids", "colours", "flags", "bigs", "reals", "numbers", "moneys", "zones",
  "days", "jsons", "blobs") select $1, $2, $3, $4, $5, "flags", "bigs", "reals", "numbers", "moneys", "zones",
  "days", "jsons", "blobs" from "Lists" where id = 1 returning id
