package io.mintmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.mintmark.architecture.Arrows;
import io.mintmark.architecture.Habits;
import io.mintmark.architecture.PlantedRule;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final String PROGRAM = "io.mintmark";
    private static final String FIXTURE = "io.mintmark.architecture.fixture";

    private static final JavaClasses PROGRAM_CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(PROGRAM);
    private static final JavaClasses FIXTURE_CLASSES = new ClassFileImporter().importPackages(FIXTURE);

    @ParameterizedTest(name = "{0}")
    @MethodSource("rulesOfTheProgram")
    void the_program_keeps(PlantedRule rule) {
        rule.rule().check(PROGRAM_CLASSES);
    }

    /** Each offender is named, and nobody else: the rule can fail, and it fails for its own reason. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("rulesOfTheFixture")
    void the_offenders_break(PlantedRule rule) {
        List<String> details =
                rule.rule().evaluate(FIXTURE_CLASSES).getFailureReport().getDetails();
        var accused = new TreeSet<String>();
        for (String detail : details) {
            List<String> named = rule.offenders().stream()
                    .filter(offender -> detail.contains("." + offender))
                    .toList();
            assertFalse(named.isEmpty(), "accused without being planted: " + detail);
            accused.addAll(named);
        }
        assertEquals(new TreeSet<>(rule.offenders()), accused);
    }

    @Test
    void the_rules_look_at_the_program_and_not_at_its_tests() {
        assertTrue(PROGRAM_CLASSES.contain("io.mintmark.cli.Mintmark"));
        assertFalse(PROGRAM_CLASSES.contain(ArchitectureTest.class));
    }

    static Stream<PlantedRule> rulesOfTheProgram() {
        return rules(PROGRAM);
    }

    static Stream<PlantedRule> rulesOfTheFixture() {
        return rules(FIXTURE);
    }

    private static Stream<PlantedRule> rules(String root) {
        return Stream.of(Arrows.rules(root), Habits.rules(root)).flatMap(List::stream);
    }
}
