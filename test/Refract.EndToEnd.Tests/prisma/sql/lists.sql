-- @param {Int} $1:id
select * from "Lists" where id = $1
