-- @returns scalar
-- @param {Int} $1:id
select full_name from "Customer Accounts" where cid = $1
