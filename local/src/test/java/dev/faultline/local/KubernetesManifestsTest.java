package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manifests against Kubernetes' own schemas, strictly, and against what the programs have. */
class KubernetesManifestsTest {
  private static final Path FOLDER = Path.of("../deploy/kubernetes");
  private static final Path NAMES =
      Path.of("../settings/src/main/resources/dev/faultline/settings/names.txt");
  private static final YAMLMapper YAML = new YAMLMapper();

  @Test
  void everyManifestFitsItsSchema() throws Exception {
    List<JsonNode> manifests = manifests();
    assertThat(manifests)
        .extracting(manifest -> manifest.path("kind").asText())
        .contains("StatefulSet", "Service", "Job", "PodDisruptionBudget", "NetworkPolicy");
    for (JsonNode manifest : manifests) {
      assertThatCode(() -> validate(manifest)).as(name(manifest)).doesNotThrowAnyException();
    }
  }

  @Test
  void theSchemasKnowAMistakeFromAField() throws Exception {
    JsonNode misspelt =
        YAML.readTree(
            "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: x}, spec: {serviceName: x,"
                + " replica: 3, selector: {}, template: {}}}");
    assertThatThrownBy(() -> validate(misspelt)).hasMessageContaining("replica");
  }

  @Test
  void kustomizationListsEveryFile() throws IOException {
    List<String> listed = new ArrayList<>();
    YAML.readTree(FOLDER.resolve("kustomization.yaml").toFile())
        .path("resources")
        .forEach(file -> listed.add(file.asText()));
    assertThat(listed).containsExactlyInAnyOrderElementsOf(files());
  }

  @Test
  void podsAreHardened() throws IOException {
    for (JsonNode pod : pods()) {
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(pod.at("/securityContext/seccompProfile/type").asText())
          .isEqualTo("RuntimeDefault");
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
      for (JsonNode container : pod.path("containers")) {
        JsonNode security = container.path("securityContext");
        assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(container.at("/resources/limits/memory").asText()).isNotBlank();
      }
    }
  }

  @Test
  void podsRunProgramsThatExistWithSettingsThatExist() throws Exception {
    Set<String> variables =
        Files.readAllLines(NAMES).stream()
            .map(name -> "FAULTLINE_" + name.toUpperCase(Locale.ROOT).replace('-', '_'))
            .collect(Collectors.toCollection(TreeSet::new));
    variables.add("FAULTLINE_CONFIG");
    for (JsonNode pod : pods()) {
      JsonNode container = pod.path("containers").get(0);
      assertThat(Class.forName(container.path("args").get(0).asText())).isNotNull();
      for (JsonNode variable : container.path("env")) {
        String name = variable.path("name").asText();
        if (name.startsWith("FAULTLINE_")) {
          assertThat(variables).contains(name);
        }
      }
    }
    for (JsonNode manifest : manifests()) {
      if (name(manifest).equals("ConfigMap faultline-settings")) {
        manifest.path("data").fieldNames().forEachRemaining(n -> assertThat(variables).contains(n));
      }
    }
  }

  private static void validate(JsonNode manifest) throws Exception {
    Class<?> model =
        Class.forName("io.kubernetes.client.openapi.models.V1" + manifest.path("kind").asText());
    JsonElement json = JsonParser.parseString(manifest.toString());
    try {
      model.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
    } catch (InvocationTargetException refused) {
      throw refused.getCause() instanceof Exception why ? why : refused;
    }
  }

  private static List<JsonNode> pods() throws IOException {
    List<JsonNode> pods = new ArrayList<>();
    for (JsonNode manifest : manifests()) {
      JsonNode pod = manifest.at("/spec/template/spec");
      if (pod.isObject()) {
        pods.add(pod);
      }
    }
    assertThat(pods).hasSize(3);
    return pods;
  }

  private static String name(JsonNode manifest) {
    return manifest.path("kind").asText() + " " + manifest.at("/metadata/name").asText();
  }

  private static List<JsonNode> manifests() throws IOException {
    List<JsonNode> manifests = new ArrayList<>();
    for (String file : files()) {
      try (var documents =
          YAML.readerFor(JsonNode.class).<JsonNode>readValues(FOLDER.resolve(file).toFile())) {
        documents.forEachRemaining(manifests::add);
      }
    }
    return manifests;
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".yaml") && !file.equals("kustomization.yaml"))
          .sorted()
          .toList();
    }
  }
}
