-- @returns stream
select id, number, total from "Order" order by id
