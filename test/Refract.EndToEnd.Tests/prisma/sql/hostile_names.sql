-- Names & texts that are none of C#: </summary> */ " \ {0}
-- @param {Int} $1:class A word of C# <T>
-- @param {Int} $2:ct
-- @param {Int} $3:Class
-- @column {Int} class
-- @column {Int} "a b"
-- @column {Int} "x""y\z"
-- @column {Int} ToString
-- @column {Int} HostileNamesRow
-- @column {Int} is_it?
-- @column {String} "ä"
select $1 as class, $2 as "a b", $3 as "x""y\z", 4 as "ToString", 5 as "is_it?", 'ä"\{}' as "ä", 7 as "HostileNamesRow"
  /* $9 is none; "…" */ -- nor is $8
