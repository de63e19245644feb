-- @param $1:ids
update "Post" set published = true where id = any($1)
