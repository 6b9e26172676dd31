package dev.faultline.streams;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

@AnalyzeClasses(
    packages = "dev.faultline.streams",
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
  @ArchTest
  static final ArchRule dependenciesRunOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("http")
          .definedBy("..streams.http..")
          .layer("query")
          .definedBy("..streams.query..")
          .layer("topology")
          .definedBy("..streams.topology..")
          .layer("tension")
          .definedBy("..streams.tension..")
          .whereLayer("http")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("query")
          .mayOnlyBeAccessedByLayers("http")
          .whereLayer("topology")
          .mayOnlyBeAccessedByLayers("query")
          .whereLayer("tension")
          .mayOnlyBeAccessedByLayers("http", "query", "topology");

  @ArchTest
  static final ArchRule arithmeticKnowsNoKafka =
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage("..streams.tension..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");
}
