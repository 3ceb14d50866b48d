package de.smartregion.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import de.smartregion.platform.architecture.HouseRules;

@AnalyzeClasses(packages = "de.smartregion.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule partsDependInOneDirection =
            slices().matching("de.smartregion.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule pagesDependInOneDirection =
            slices().matching("de.smartregion.gateway.portal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theGuardKnowsNeitherRoutesNorPages =
            noClasses()
                    .that()
                    .resideInAPackage("..security..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..gateway.routing..", "..gateway.portal..");

    @ArchTest
    static final ArchRule theGatewayNeedsNeitherStoreNorBroker =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "com.mongodb..", "org.apache.kafka..", "de.smartregion.platform..");
}
