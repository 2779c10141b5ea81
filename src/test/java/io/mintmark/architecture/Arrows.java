package io.mintmark.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who may use whom: one rule per package, all from the two tables below. */
public final class Arrows {
    /** Stands for the events of the ledger without its commands and states. */
    private static final String LEDGER_EVENTS = "ledger events";

    /** Beside these, everything may use money, and everything above the protocol may use crypto, in whose types it speaks. */
    private static final Map<String, List<String>> LAYERS = Map.ofEntries(
            Map.entry("config", List.of("api", "wire", "projection", "eventlog", "ledger", "ecash", "crypto")),
            Map.entry("api", List.of("wire", "projection", "ledger", "ecash", "crypto")),
            Map.entry(
                    "cli",
                    List.of(
                            "config",
                            "wallet",
                            "merchant",
                            "trustee",
                            "audit",
                            "holder",
                            "client",
                            "wire",
                            "ecash",
                            "crypto")),
            Map.entry("wallet", List.of("holder", "client", "wire", "ecash", "crypto")),
            Map.entry("merchant", List.of("holder", "client", "wire", "ecash", "crypto")),
            Map.entry("holder", List.of("client", "wire", "ecash", "crypto")),
            Map.entry("client", List.of("wire", "ecash", "crypto")),
            Map.entry("trustee", List.of("client", "holder", "wire", "ecash", "crypto")),
            Map.entry("audit", List.of(LEDGER_EVENTS, "eventlog", "wire", "ecash", "crypto")),
            Map.entry("projection", List.of(LEDGER_EVENTS, "ecash", "crypto")),
            Map.entry("eventlog", List.of(LEDGER_EVENTS, "ecash", "crypto")),
            Map.entry("wire", List.of("ecash", "crypto")),
            Map.entry("ledger", List.of("ecash", "crypto")),
            Map.entry("ecash", List.of("crypto")),
            Map.entry("crypto", List.of()),
            Map.entry("money", List.of()));

    /** Inside crypto, where the root package itself is open to all the others and uses none of them. */
    private static final Map<String, List<String>> CRYPTO = Map.of(
            "group", List.of(),
            "signature", List.of("group"),
            "log", List.of("signature"),
            "sigma", List.of("group"),
            "blind", List.of("sigma", "group"),
            "threshold", List.of("sigma", "signature", "group"));

    private final String root;

    private Arrows(String root) {
        this.root = root;
    }

    /** The rules for the packages under a root: the program's, or the fixture's. */
    public static List<PlantedRule> rules(String root) {
        var arrows = new Arrows(root);
        List<PlantedRule> rules = new ArrayList<>();
        LAYERS.keySet().stream().sorted().map(arrows::layerRule).forEach(rules::add);
        CRYPTO.keySet().stream().sorted().map(arrows::cryptoRule).forEach(rules::add);
        rules.add(arrows.cryptoRootRule());
        rules.add(arrows.everyClassHasAPlace());
        return rules;
    }

    private PlantedRule layerRule(String layer) {
        var allowed = outside(root).or(within(root + "." + layer)).or(within(root + ".money"));
        for (String target : LAYERS.getOrDefault(layer, List.of())) {
            allowed = allowed.or(target.equals(LEDGER_EVENTS) ? ledgerEvents() : within(root + "." + target));
        }
        return onlyUses(layer + " keeps to its arrows", within(root + "." + layer), allowed, offenderIn(layer));
    }

    private PlantedRule cryptoRule(String part) {
        String crypto = root + ".crypto";
        var allowed = outside(crypto).or(exactly(crypto)).or(within(crypto + "." + part));
        for (String target : CRYPTO.getOrDefault(part, List.of())) {
            allowed = allowed.or(within(crypto + "." + target));
        }
        return onlyUses(
                "crypto." + part + " keeps to its arrows", within(crypto + "." + part), allowed, offenderIn(part));
    }

    private PlantedRule cryptoRootRule() {
        String crypto = root + ".crypto";
        return onlyUses(
                "the root of crypto uses none of its parts",
                exactly(crypto),
                outside(crypto).or(exactly(crypto)),
                "CryptoRootOffender");
    }

    /** Without it a package that no table knows would be free of all the rules. */
    private PlantedRule everyClassHasAPlace() {
        List<String> places = Stream.concat(
                        LAYERS.keySet().stream().filter(layer -> !layer.equals("crypto")),
                        CRYPTO.keySet().stream().map(part -> "crypto." + part))
                .toList();
        var known = exactly(root + ".crypto");
        for (String place : places) {
            known = known.or(within(root + "." + place));
        }
        return PlantedRule.of(
                "every class is in a package that the tables know",
                classes().should(ArchCondition.from(known)),
                "StrayOffender",
                "CryptoStrayOffender");
    }

    private static PlantedRule onlyUses(
            String name, DescribedPredicate<JavaClass> users, DescribedPredicate<JavaClass> allowed, String offender) {
        return PlantedRule.of(name, classes().that(users).should().onlyDependOnClassesThat(allowed), offender);
    }

    private static String offenderIn(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Offender";
    }

    /** The sealed event interface of an aggregate with the records in it, what they say, and the ids in the ledger's root. */
    private DescribedPredicate<JavaClass> ledgerEvents() {
        var event = describe(
                "an event",
                (JavaClass type) -> outermost(type).getSimpleName().endsWith("Event")
                        || outermost(type).getSimpleName().endsWith("Outcome"));
        return exactly(root + ".ledger").or(within(root + ".ledger").and(event));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Arrows::outermost).orElse(type);
    }

    private static DescribedPredicate<JavaClass> exactly(String name) {
        return describe("in " + name, type -> type.getPackageName().equals(name));
    }

    private static DescribedPredicate<JavaClass> within(String name) {
        return describe("under " + name, type -> (type.getPackageName() + ".").startsWith(name + "."));
    }

    private static DescribedPredicate<JavaClass> outside(String name) {
        return DescribedPredicate.not(within(name));
    }
}
