package io.coffer.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.Stateless;
import java.time.Clock;
import java.time.Instant;

/** The layers of {@code docs/architecture.md}, and the rules that packages state of themselves. */
@AnalyzeClasses(packages = "io.coffer", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule capabilitiesFormLayers = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("capabilities")
            .definedBy("io.coffer.payment..", "io.coffer.webhook..", "io.coffer.wallet..")
            .layer("foundations")
            .definedBy(
                    "io.coffer.ledger..",
                    "io.coffer.identity..",
                    "io.coffer.event..",
                    "io.coffer.audit..",
                    "io.coffer.personal..",
                    "io.coffer.mail..",
                    "io.coffer.approval..",
                    "io.coffer.fx..",
                    "io.coffer.kyc..")
            .layer("kernel")
            .definedBy(
                    "io.coffer.money..",
                    "io.coffer.profile..",
                    "io.coffer.time..",
                    "io.coffer.id..",
                    "io.coffer.problem..",
                    "io.coffer.json..",
                    "io.coffer.crypto..",
                    "io.coffer.net..",
                    "io.coffer.page..",
                    "io.coffer.limit..",
                    "io.coffer.log..",
                    "io.coffer.step..",
                    "io.coffer.sweep..")
            .whereLayer("capabilities")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("foundations")
            .mayOnlyBeAccessedByLayers("capabilities");

    @ArchTest
    static final ArchRule packagesFormNoCircles =
            slices().matching("io.coffer.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule paymentsAndWebhooksMeetOnlyInEvents = noClasses()
            .that()
            .resideInAPackage("io.coffer.webhook..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.coffer.payment..");

    @ArchTest
    static final ArchRule whatIsShownDecidesNothing = noClasses()
            .that()
            .resideOutsideOfPackage("io.coffer.wallet.view")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.coffer.wallet.view");

    @ArchTest
    static final ArchRule onlyTheClockIsAskedForTheTime = noClasses()
            .that()
            .resideOutsideOfPackage("io.coffer.time")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule onlyTheBrokerTouchesMessages = noClasses()
            .that()
            .haveNameNotMatching("io\\.coffer\\.step\\.(Destinations|Broker(\\$.*)?)")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.jms..");

    @ArchTest
    static final ArchRule cryptographyIsWrittenOnce = noClasses()
            .that()
            .resideOutsideOfPackages("io.coffer.crypto", "io.coffer.personal.provider")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.crypto.tink..");

    @ArchTest
    static final ArchRule moneyIsNeverAFloat = fields().should()
            .notHaveRawType(double.class)
            .andShould()
            .notHaveRawType(float.class)
            .andShould()
            .notHaveRawType(Double.class)
            .andShould()
            .notHaveRawType(Float.class);

    @ArchTest
    static final ArchRule nothingCheckedLeavesATransaction = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Stateless.class)
            .and()
            .arePublic()
            .should()
            .notDeclareThrowableOfType(Exception.class);

    @ArchTest
    static final ArchRule namesSaySomething = classes()
            .should()
            .haveSimpleNameNotEndingWith("Impl")
            .andShould()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Utils");
}
