package dev.faultline.benchmarks.faults;

import dev.faultline.schemas.ArticleEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Events in a file, in the order of arrival: an Avro object container, which any Avro tool reads.
 */
record EventFile(Path path) {

  /** Writes so many events; replaces what is there. */
  void write(long count, Supplier<ArticleEvent> events) throws IOException {
    try (DataFileWriter<ArticleEvent> writer =
        new DataFileWriter<>(new SpecificDatumWriter<>(ArticleEvent.class))) {
      writer.setCodec(CodecFactory.deflateCodec(CodecFactory.DEFAULT_DEFLATE_LEVEL));
      writer.create(ArticleEvent.getClassSchema(), Files.newOutputStream(path));
      for (long i = 0; i < count; i++) {
        writer.append(events.get());
      }
    }
  }

  /**
   * All events.
   *
   * @throws IOException when there is no such file, or it holds no Avro
   */
  List<ArticleEvent> read() throws IOException {
    List<ArticleEvent> events = new ArrayList<>();
    try (DataFileReader<ArticleEvent> reader =
        new DataFileReader<>(path.toFile(), new SpecificDatumReader<>(ArticleEvent.class))) {
      reader.forEach(events::add);
    }
    return events;
  }
}
