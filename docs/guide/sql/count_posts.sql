-- @returns scalar
select count(*) as posts from "Post" where published
