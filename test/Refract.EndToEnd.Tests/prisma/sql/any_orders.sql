-- @database postgresql
-- @param $1:ids
select id, number from "Order" where id = any($1) order by id
