-- @param {String?} $1:name
-- @param {Int} $2:id
update "Customer Accounts" set full_name = $1 where cid = $2
