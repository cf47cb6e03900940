package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.SimpleNode;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * A statement that uses aliases of a select list in the same query: in later items, in WHERE and
 * HAVING, and in expressions of GROUP BY and ORDER BY. Redshift puts the alias's expression in its
 * place, unless a table of FROM has a column of that name ("SELECT list" of the developer guide).
 */
public final class LateralAliases {
  private static final int MAX_LENGTH = 100_000;
  private static final int MAX_DEPTH = 40;
  private static final String UNIT = "(?i)(year|month|week|day|hour|minute|second)s?";

  private final String sql;
  private final Map<SimpleNode, Query> queries = new HashMap<>();
  private final Map<String, SimpleNode> commonTables = new HashMap<>();

  /** One SELECT: its items, what is in its FROM, and where it uses its aliases. */
  private record Query(
      PlainSelect select, List<SimpleNode> items, List<SimpleNode> sources, List<Use> uses) {}

  /**
   * @param definition the item that defines the alias
   * @param suffix keeps the alias as the name of an item that is nothing else
   */
  private record Use(int start, int end, String alias, SimpleNode definition, String suffix) {}

  private LateralAliases(String sql, SimpleNode root) {
    this.sql = sql;
    collect(root, null, Integer.MAX_VALUE);
  }

  /** Empty if there are none, or if the parser does not know the statement's syntax. */
  static Optional<LateralAliases> in(Tokens statement) {
    if (!statement.isWithin("select", MAX_DEPTH) || statement.text().length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      String sql = statement.text();
      var aliases =
          new LateralAliases(sql, (SimpleNode) CCJSqlParserUtil.parseAST(parsable(statement)));
      boolean isUsed = aliases.queries.values().stream().anyMatch(q -> !q.uses().isEmpty());
      return isUsed ? Optional.of(aliases) : Optional.empty();
    } catch (JSQLParserException | RuntimeException unknownSyntax) {
      return Optional.empty();
    }
  }

  /**
   * The statement with other words of the same length where the parser errs: it takes an alias
   * after an interval for its unit.
   */
  private static String parsable(Tokens statement) {
    Tokens result = statement;
    for (int i = 0; i + 2 < statement.size(); i++) {
      boolean isUnit = statement.at(i + 2).text().matches(UNIT);
      if (statement.has(i, "interval") && statement.at(i + 1).isString() && !isUnit) {
        result = result.replace(new Span(i, i + 1), "DATETIME");
      }
    }
    return result.text();
  }

  /** Collects queries below a node; {@code before} limits the items whose aliases it may use. */
  private void collect(SimpleNode node, Query outer, int before) {
    Query query = outer;
    int limit = before;
    switch (node.toString()) {
      case "WithItem" -> commonTables.put(folded(node.jjtGetFirstToken().image), node);
      case "PlainSelect" -> {
        var select = (PlainSelect) node.jjtGetValue();
        query = new Query(select, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        queries.put(node, query);
        limit = Integer.MAX_VALUE;
      }
      case "FromItem" -> {
        outer.sources().add(node);
        limit = 0;
      }
      case "JoinerExpression" -> limit = 0;
      case "SelectItem" -> {
        limit = outer.items().size();
        outer.items().add(node);
      }
      case "Column" -> use(node, outer, before);
      default -> {}
    }
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      SimpleNode child = (SimpleNode) node.jjtGetChild(i);
      if (!isSortedByName(child, query)) {
        collect(child, query, limit);
      }
    }
  }

  /** An alias that is all of GROUP BY or ORDER BY is known to PostgreSQL. */
  private static boolean isSortedByName(SimpleNode node, Query query) {
    SimpleNode parent = (SimpleNode) node.jjtGetParent();
    boolean isGrouped = parent.toString().equals("ExpressionList");
    SimpleNode clause = isGrouped ? (SimpleNode) parent.jjtGetParent() : parent;
    return node.toString().equals("Expression")
        && clause.toString().equals("PlainSelect")
        && node.jjtGetValue() instanceof Column column
        && column != query.select().getWhere()
        && column != query.select().getHaving();
  }

  private static void use(SimpleNode node, Query query, int before) {
    Column column = (Column) node.jjtGetValue();
    if (query == null || column.getTable() != null) {
      return;
    }
    String alias = folded(column.getColumnName());
    int last = Math.min(before, query.items().size());
    for (int i = last - 1; i >= 0; i--) {
      Alias defined = item(query.items().get(i)).getAlias();
      if (defined != null && folded(defined.getName()).equals(alias)) {
        SelectItem<?> user = before < query.items().size() ? item(query.items().get(before)) : null;
        boolean isItem = user != null && user.getExpression() == column && user.getAlias() == null;
        String suffix = isItem ? " AS \"" + alias + "\"" : "";
        SimpleNode definition = query.items().get(i);
        query
            .uses()
            .add(new Use(start(node), end(node.jjtGetLastToken()), alias, definition, suffix));
        return;
      }
    }
  }

  /** The tables whose columns {@link #resolve} needs, as written. */
  public Set<String> tables() {
    Set<String> tables = new LinkedHashSet<>();
    for (Query query : queries.values()) {
      if (!query.uses().isEmpty()) {
        columns(
            query,
            table -> {
              tables.add(table);
              return Set.of();
            });
      }
    }
    return tables;
  }

  /** The statement with expressions for aliases; takes the columns of {@link #tables}. */
  public String resolve(Map<String, Set<String>> columns) {
    NavigableMap<Integer, Use> uses = new TreeMap<>();
    for (Query query : queries.values()) {
      Set<String> known = columns(query, table -> columns.getOrDefault(table, Set.of()));
      for (Use use : query.uses()) {
        if (!known.contains(use.alias())) {
          uses.put(use.start(), use);
        }
      }
    }
    return text(0, sql.length(), uses);
  }

  private String text(int from, int to, NavigableMap<Integer, Use> uses) {
    StringBuilder text = new StringBuilder();
    int at = from;
    for (Use use : uses.subMap(from, true, to, false).values()) {
      SimpleNode item = use.definition();
      Token end = item.jjtGetFirstToken();
      for (Token next = end; next != item.jjtGetLastToken(); next = next.next) {
        end = next.image.equalsIgnoreCase("as") && next.next == item.jjtGetLastToken() ? end : next;
      }
      String expression = text(start(item), end(end), uses);
      text.append(sql, at, use.start()).append('(').append(expression).append(')');
      text.append(use.suffix());
      at = use.end();
    }
    return text.append(sql, at, to).toString();
  }

  /** The names of all columns of a query's FROM. */
  private Set<String> columns(Query query, Function<String, Set<String>> known) {
    Set<String> columns = new LinkedHashSet<>();
    for (SimpleNode source : query.sources()) {
      FromItem item = (FromItem) source.jjtGetValue();
      Alias alias = item.getAlias();
      if (alias != null && alias.getAliasColumns() != null) {
        alias.getAliasColumns().forEach(column -> columns.add(folded(column.name)));
      } else if (!(item instanceof Table table)) {
        columns.addAll(outputs(source, known));
        columns.add(alias == null ? "" : folded(alias.getName()));
      } else {
        String name = table.getFullyQualifiedName();
        SimpleNode common = commonTables.get(folded(name));
        columns.addAll(common == null ? known.apply(name) : outputs(common, known));
      }
    }
    return columns;
  }

  /** The names of the columns that the first query below a node returns. */
  private Set<String> outputs(SimpleNode node, Function<String, Set<String>> known) {
    Set<String> names = new LinkedHashSet<>();
    Query query = queries.get(node);
    for (int i = 0; query == null && i < node.jjtGetNumChildren() && names.isEmpty(); i++) {
      names.addAll(outputs((SimpleNode) node.jjtGetChild(i), known));
    }
    Collection<SimpleNode> items = query == null ? List.of() : query.items();
    for (SimpleNode it : items) {
      SelectItem<?> item = item(it);
      if (item.getAlias() != null) {
        names.add(folded(item.getAlias().getName()));
      } else if (item.getExpression() instanceof Column column) {
        names.add(folded(column.getColumnName()));
      } else if (item.getExpression() instanceof AllColumns) {
        names.addAll(columns(query, known));
      }
    }
    return names;
  }

  private static SelectItem<?> item(SimpleNode node) {
    return (SelectItem<?>) node.jjtGetValue();
  }

  private static int start(SimpleNode node) {
    return node.jjtGetFirstToken().absoluteBegin - 1;
  }

  private static int end(Token token) {
    return token.absoluteBegin - 1 + token.image.length();
  }

  private static String folded(String name) {
    return name.replace("\"", "").toLowerCase(Locale.ROOT);
  }
}
