package io.mintmark.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaGenericArrayType;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** What no class does, wherever it is: time, randomness, libraries, names and shapes. */
public final class Habits {
    private static final List<String> EMPTY_NAMES = List.of("Impl", "Manager", "Helper", "Utils", "Dto");

    private static final String[] PURE = {
        "java.io..",
        "java.lang..",
        "java.math..",
        "java.nio..",
        "java.security..",
        "java.text..",
        "java.time..",
        "java.util..",
        "javax.crypto..",
        "org.bouncycastle..",
        "org.jspecify.."
    };

    private static final String[] INFRASTRUCTURE = {
        "org.springframework..",
        "java.sql..",
        "javax.sql..",
        "jakarta.persistence..",
        "tools.jackson..",
        "com.fasterxml.jackson..",
        "jakarta.json.."
    };

    private Habits() {}

    /** The rules for the packages under a root: the program's, or the fixture's. */
    public static List<PlantedRule> rules(String root) {
        List<PlantedRule> rules = new ArrayList<>();
        rules.addAll(purity(root));
        rules.addAll(timeAndRandomness(root));
        rules.addAll(shapes());
        return rules;
    }

    private static List<PlantedRule> purity(String root) {
        // Arrows decides about these.
        var ours = describe("ours", (JavaClass type) -> type.getPackageName().startsWith(root + "."));
        return List.of(
                PlantedRule.of(
                        "crypto and ecash use the JDK and Bouncy Castle only",
                        classes()
                                .that()
                                .resideInAnyPackage(root + ".crypto..", root + ".ecash..")
                                .should()
                                .onlyDependOnClassesThat(ours.or(JavaClass.Predicates.resideInAnyPackage(PURE))),
                        "SqlInCryptoOffender",
                        "JsonInEcashOffender"),
                PlantedRule.of(
                        "the ledger knows no framework, no database and no JSON",
                        noClasses()
                                .that()
                                .resideInAPackage(root + ".ledger..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(INFRASTRUCTURE),
                        "SqlInLedgerOffender",
                        "JsonInLedgerOffender"));
    }

    private static List<PlantedRule> timeAndRandomness(String root) {
        String[] wherePutTogether = {root + ".config..", root + ".cli.."};
        return List.of(
                PlantedRule.of(
                        "the ledger has no clock and no randomness",
                        noClasses()
                                .that()
                                .resideInAPackage(root + ".ledger..")
                                .should()
                                .accessTargetWhere(target(Habits::readsTime).or(target(Habits::makesRandomness)))
                                .orShould()
                                .dependOnClassesThat()
                                .belongToAnyOf(Clock.class, InstantSource.class, Random.class, SecureRandom.class),
                        "ClockInLedgerOffender",
                        "RandomnessInLedgerOffender",
                        "NowOffender"),
                PlantedRule.of(
                        "the system's clock is read only where programs are put together",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(wherePutTogether)
                                .should()
                                .accessTargetWhere(target(Habits::readsSystemClock)),
                        "NowOffender",
                        "MethodReferenceOffender"),
                PlantedRule.of(
                        "randomness is made only where programs are put together",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(wherePutTogether)
                                .should()
                                .accessTargetWhere(target(Habits::makesRandomness)),
                        "SecureRandomOffender",
                        "RandomnessInLedgerOffender",
                        "WeakRandomOffender"),
                PlantedRule.of(
                        "no weak randomness anywhere",
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .belongToAnyOf(Random.class, SplittableRandom.class, ThreadLocalRandom.class)
                                .orShould()
                                .accessTargetWhere(target(Habits::isMathRandom)),
                        "WeakRandomOffender",
                        "WeakGeneratorOffender"));
    }

    private static List<PlantedRule> shapes() {
        List<PlantedRule> rules = new ArrayList<>();
        rules.add(PlantedRule.of(
                "no arrays in records",
                fields().that()
                        .areDeclaredInClassesThat(describe("are records", JavaClass::isRecord))
                        .and()
                        .areNotStatic()
                        .should(involveNoArray()),
                "ArrayRecordOffender",
                "ArrayListRecordOffender"));
        rules.add(PlantedRule.of(
                "what verifies throws, and returns no boolean that a caller may forget",
                noMethods()
                        .that()
                        .haveNameStartingWith("verify")
                        .should()
                        .haveRawReturnType(boolean.class)
                        .orShould()
                        .haveRawReturnType(Boolean.class),
                "VerifyOffender"));
        for (String suffix : EMPTY_NAMES) {
            rules.add(PlantedRule.of(
                    "no class is called *" + suffix,
                    noClasses().should().haveSimpleNameEndingWith(suffix),
                    "Offender" + suffix));
        }
        return rules;
    }

    /** Arrays are compared by identity and can be changed by whoever holds them; a record promises neither. */
    private static ArchCondition<JavaField> involveNoArray() {
        return new ArchCondition<>("involve no array") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean array = involvesArray(field.getType());
                events.add(new SimpleConditionEvent(field, !array, field.getFullName() + " involves an array"));
            }
        };
    }

    private static boolean involvesArray(JavaType type) {
        return switch (type) {
            case JavaClass raw -> raw.isArray();
            case JavaParameterizedType generic ->
                generic.getActualTypeArguments().stream().anyMatch(Habits::involvesArray);
            default -> type instanceof JavaGenericArrayType;
        };
    }

    private static DescribedPredicate<JavaAccess<?>> target(Predicate<AccessTarget> predicate) {
        return describe("a forbidden target", access -> predicate.test(access.getTarget()));
    }

    private static boolean readsTime(AccessTarget target) {
        return readsSystemClock(target) || isNow(target) || isCall(target, System.class, Set.of("nanoTime"));
    }

    private static boolean readsSystemClock(AccessTarget target) {
        boolean given = target instanceof CodeUnitAccessTarget call
                && call.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        boolean newDate = target instanceof CodeUnitAccessTarget call
                && call.getFullName().equals(Date.class.getName() + ".<init>()");
        return (isNow(target) && !given)
                || newDate
                || isCall(target, System.class, Set.of("currentTimeMillis"))
                || (target.getName().startsWith("system") && target.getOwner().isAssignableTo(InstantSource.class))
                || (target.getName().startsWith("tick") && target.getOwner().isEquivalentTo(Clock.class) && !given);
    }

    private static boolean isNow(AccessTarget target) {
        return target.getName().equals("now")
                && target.getOwner().getPackageName().startsWith("java.time");
    }

    private static boolean makesRandomness(AccessTarget target) {
        boolean created = target.getName().equals("<init>") && target.getOwner().isAssignableTo(Random.class);
        return created
                || (target.getName().startsWith("getInstance")
                        && target.getOwner().isEquivalentTo(SecureRandom.class))
                || isCall(target, UUID.class, Set.of("randomUUID"))
                || isMathRandom(target);
    }

    private static boolean isMathRandom(AccessTarget target) {
        return isCall(target, Math.class, Set.of("random")) || isCall(target, StrictMath.class, Set.of("random"));
    }

    private static boolean isCall(AccessTarget target, Class<?> owner, Set<String> names) {
        return target.getOwner().isEquivalentTo(owner) && names.contains(target.getName());
    }
}
