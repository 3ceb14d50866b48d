package de.smartregion.events;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import de.smartregion.platform.architecture.HouseRules;

@AnalyzeClasses(
        packages = "de.smartregion.events",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule featuresDoNotKnowEachOther =
            slices().matching("de.smartregion.events.(*)..").should().notDependOnEachOther();
}
