/// The words that one of the dialects keeps for itself, so that a column of such a name has to be quoted.
///
/// **Source**: `duckdb_keywords()` of DuckDB 2.0, SQLite's list of keywords, and those that Spark SQL reserves in ANSI mode.
enum ReservedWords {
  /// In lower case.
  static let all = Set(
    """
    abort action add after all alter always analyse analyze and anti any array as asc asof asymmetric at attach authorization
    autoincrement before begin between bigint binary bit boolean both by cascade case cast char character check coalesce collate
    collation column columns commit concurrently conflict constraint create cross current current_date current_time
    current_timestamp current_user database dec decimal default deferrable deferred delete desc describe detach distinct do drop
    each else end escape except exclude exclusive exists explain extract fail false fetch filter first float following for
    foreign freeze from full function generated glob grant group grouping grouping_id groups having if ignore ilike immediate in
    index indexed initially inner inout insert instead int integer intersect interval into is isnull join key lambda last
    lateral leading left like limit local map match materialized minus national natural nchar no none not nothing notnull null
    nullif nulls numeric of offset on only or order others out outer over overlaps overlay partition percentile_cont
    percentile_disc pivot pivot_longer pivot_wider placing plan position positional pragma preceding precision primary qualify
    query raise range real recursive references regexp reindex release rename replace restrict returning revoke right rollback
    row rows savepoint select semi session_user set setof show similar smallint some start struct substring sum summarize
    symmetric table tablesample temp temporary then ties time timestamp to trailing transaction treat trigger trim true truncate
    try_cast tuple unbounded union unique unknown unpack unpivot update user using vacuum values varchar variadic verbose view
    virtual when where window with within without xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse
    xmlpi xmlroot xmlserialize xmltable
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
