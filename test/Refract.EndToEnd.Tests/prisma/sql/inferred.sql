-- @database postgresql
-- @returns first
select $1::smallint as small, $2::date as day, $3::timestamptz as at, $4::uuid as guid, $5::jsonb as document,
  $6::money as cash, $7::inet as address, $8::"colour_kind" as colour, $9::numeric[] as numbers, $10::bytea as bytes,
  array[$11::text, 'b'] as texts, $12::"colour_kind"[] as colours
