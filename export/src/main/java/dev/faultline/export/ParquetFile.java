package dev.faultline.export;

import blue.strategic.parquet.ParquetWriter;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * A Parquet file that is being written. Its rows stand in a file beside it until {@link #finish},
 * so that nobody finds half a table.
 */
final class ParquetFile implements AutoCloseable {
  private final Path file;
  private final Path part;
  private final ParquetWriter<JsonNode> writer;
  private long rows;
  private boolean open = true;

  /** Begins a file; one that is there already is replaced at the end. */
  ParquetFile(Path file, Table table) throws IOException {
    this.file = file;
    this.part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    List<Column> columns = table.columns();
    this.writer =
        ParquetWriter.writeFile(
            schema(table),
            part.toFile(),
            (row, values) -> {
              for (Column column : columns) {
                JsonNode value = column.in(row);
                if (!value.isMissingNode() && !value.isNull()) {
                  values.write(column.name(), column.kind().value(value));
                }
              }
            });
  }

  private static MessageType schema(Table table) {
    List<Type> fields =
        table.columns().stream()
            .map(
                column ->
                    (Type)
                        Types.optional(column.kind().type())
                            .as(column.kind().meaning())
                            .named(column.name()))
            .toList();
    return new MessageType(table.toString(), fields);
  }

  /** Adds a row of the interface. */
  void write(JsonNode row) throws IOException {
    writer.write(row);
    rows++;
  }

  /** Written so far. */
  long rows() {
    return rows;
  }

  /** Puts the whole file in its place. */
  void finish() throws IOException {
    open = false;
    writer.close();
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Leaves nothing of a file that was not finished. */
  @Override
  public void close() throws IOException {
    if (open) {
      writer.close();
      Files.deleteIfExists(part);
    }
  }
}
