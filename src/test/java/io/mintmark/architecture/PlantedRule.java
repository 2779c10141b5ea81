package io.mintmark.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** A rule, and the classes of the fixture that were written to break it: a rule that cannot fail is no rule. */
public record PlantedRule(String name, ArchRule rule, List<String> offenders) {
    static PlantedRule of(String name, ArchRule rule, String... offenders) {
        return new PlantedRule(name, rule.as(name).allowEmptyShould(true), List.of(offenders));
    }

    @Override
    public String toString() {
        return name;
    }
}
