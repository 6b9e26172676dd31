package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.settings.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @Test
  void keepsOthersOutUntilClosed(@TempDir Path folder) {
    Path data = folder.resolve("data of mine");
    try (DataFolder open = DataFolder.open(data)) {
      assertThatThrownBy(() -> DataFolder.open(data))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining(open.path().toString())
          .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")");
    }
    DataFolder.open(data).close();
  }

  @Test
  void namesAFolderThatCannotBeWritten(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("cannot write to the data folder")
        .hasMessageContaining("--data-dir");
  }
}
