-- @database sqlite
-- @param {Int[]} $1:ids
select id, number from "Order" where id in (select value from json_each($1)) order by id
