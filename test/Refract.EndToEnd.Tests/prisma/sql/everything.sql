-- @param {Int} $1:id
select * from "Everything" where id = $1
