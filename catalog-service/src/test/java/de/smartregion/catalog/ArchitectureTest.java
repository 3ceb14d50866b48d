package de.smartregion.catalog;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import de.smartregion.platform.architecture.HouseRules;

@AnalyzeClasses(
        packages = "de.smartregion.catalog",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

    /** The keys of Hessen are everybody's; the rest meets through topics. */
    @ArchTest
    static final ArchRule featuresDoNotKnowEachOther =
            slices().matching("de.smartregion.catalog.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            alwaysTrue(), resideInAPackage("de.smartregion.catalog.region"));

    @ArchTest
    static final ArchRule theKeysOfHessenDependOnNothing =
            noClasses()
                    .that()
                    .resideInAPackage("de.smartregion.catalog.region")
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages(
                            "de.smartregion.catalog.region", "java..", "org.jspecify..");
}
