package org.frontlinemap.geodata.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frontlinemap.geodata.report.Basis.ASSESSED;
import static org.frontlinemap.geodata.report.Basis.BASELINE;
import static org.frontlinemap.geodata.report.Basis.DENIAL;
import static org.frontlinemap.geodata.report.Basis.GEOLOCATED;
import static org.frontlinemap.geodata.report.Basis.MEDIA_REPORT;
import static org.frontlinemap.geodata.report.Basis.OFFICIAL_STATEMENT;
import static org.frontlinemap.geodata.report.Basis.PARTY_CLAIM;

import java.util.List;
import java.util.Set;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.verdict.Verdict.Ground;
import org.frontlinemap.geodata.verdict.Verdict.Reason;
import org.frontlinemap.geodata.verdict.Verdict.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

    private static final String CONCEDED = "conceded@1";

    private static Said yahidne() {
        return new Said().baseline("ukraine")
                .says("wagner", "russia", PARTY_CLAIM, "russia", "2023-02-25T19:00")
                .says("general-staff", "ukraine", DENIAL, "ukraine", "2023-02-26")
                .says("isw", "independent", ASSESSED, "russia", "2023-03-08")
                .says("general-staff", "ukraine", OFFICIAL_STATEMENT, "ukraine", "2023-03-10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2022-12-31           | ukraine, baseline
            2023-02-24           | ukraine, baseline
            2023-02-25T16:59:59Z | ukraine, baseline
            2023-02-25T17:00:00Z | ukraine, claimed russia
            2023-02-26T21:59:59Z | ukraine, claimed russia
            2023-02-26           | ukraine, disputed
            2023-03-07           | ukraine, disputed
            2023-03-08           | russia, single_source
            2023-03-09           | russia, single_source
            2023-03-10           | russia, disputed
            """)
    void yahidneIsDecidedAsTheRuleSays(String moment, String verdict) {
        assertThat(yahidne().shortly(CONCEDED, moment)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2023-01-09 | ukraine, baseline
            2023-01-10 | ukraine, claimed russia
            2023-01-13 | contested, single_source
            2023-01-25 | russia, single_source
            2023-01-26 | russia, agreed
            """)
    void soledarIsDecidedAsTheRuleSays(String moment, String verdict) {
        Said soledar = new Said().baseline("ukraine")
                .says("wagner", "russia", PARTY_CLAIM, "russia", "2023-01-10")
                .says("spokesman", "ukraine", OFFICIAL_STATEMENT, "contested", "2023-01-13")
                .says("spokesman", "ukraine", OFFICIAL_STATEMENT, "russia", "2023-01-25")
                .says("ministry", "russia", OFFICIAL_STATEMENT, "russia", "2023-01-26");
        assertThat(soledar.shortly(CONCEDED, moment)).isEqualTo(verdict);
    }

    @Test
    void nothingSaidIsUnknown() {
        Verdict verdict = new Said().verdict(CONCEDED, "2023-01-01");
        assertThat(verdict.control().id()).isEqualTo("unknown");
        assertThat(verdict.agreement()).isEqualTo(Agreement.BASELINE);
        assertThat(verdict.since()).isNull();
        assertThat(verdict.lastReportAt()).isNull();
    }

    @Test
    void aPartysClaimForItselfSettlesNothingOverUnknownEither() {
        Said said = new Said().says("wagner", "russia", PARTY_CLAIM, "russia", "2023-01-10");
        assertThat(said.shortly(CONCEDED, "2023-02-01")).isEqualTo("unknown, claimed russia");
    }

    @Test
    void overUnknownAPartySettlesOnlyThatTheOtherHoldsIt() {
        assertThat(new Said().says("spokesman", "ukraine", OFFICIAL_STATEMENT, "contested", "2023-01-10")
                .shortly(CONCEDED, "2023-02-01")).isEqualTo("unknown, claimed contested");
        assertThat(new Said().says("spokesman", "ukraine", OFFICIAL_STATEMENT, "russia", "2023-01-10")
                .shortly(CONCEDED, "2023-02-01")).isEqualTo("russia, single_source");
    }

    @Test
    void contradictoryReportsOfOneInstantLeaveTheControlAsItWas() {
        Said said = new Said().baseline("ukraine")
                .says("meduza", "independent", ASSESSED, "contested", "2023-02-23")
                .says("zhdanov", "independent", ASSESSED, "russia", "2023-02-23");
        assertThat(said.shortly(CONCEDED, "2023-02-23")).isEqualTo("ukraine, disputed");
        assertThat(said.verdict(CONCEDED, "2023-02-23").weighed()).filteredOn(w -> w.role() == Role.AGAINST)
                .extracting(Verdict.Weighed::reason).containsOnly(Reason.CONTRADICTED);
    }

    @Test
    void aMediaReportIsAVoiceButSettlesNothing() {
        Said said = new Said().baseline("ukraine")
                .says("newsroom", "independent", MEDIA_REPORT, "russia", "2023-02-23");
        assertThat(said.shortly(CONCEDED, "2023-02-23")).isEqualTo("ukraine, claimed russia");
    }

    @Test
    void aPartIsContested() {
        Said said = new Said().baseline("ukraine")
                .says("cnn", "independent", GEOLOCATED, Extent.PART, "russia", "2023-03-02", "2023-03-02");
        assertThat(said.shortly(CONCEDED, "2023-03-02")).isEqualTo("contested, single_source");
    }

    @Test
    void aMonthTakesNoPartButIsListed() {
        Said said = new Said().baseline("ukraine")
                .says("isw", "independent", ASSESSED, "russia", "2023-01", "2023-01-29");
        assertThat(said.shortly(CONCEDED, "2023-02-23")).isEqualTo("ukraine, baseline");
        assertThat(said.verdict(CONCEDED, "2023-02-23").weighed())
                .extracting(Verdict.Weighed::reason).containsExactly(Reason.BASELINE, Reason.COARSE_DATE);
    }

    @Test
    void aStatementOfUnknownControlTakesNoPart() {
        Said said = new Said().baseline("ukraine")
                .says("kirby", "independent", ASSESSED, "unknown", "2023-01-18");
        assertThat(said.shortly(CONCEDED, "2023-02-23")).isEqualTo("ukraine, baseline");
        assertThat(said.verdict(CONCEDED, "2023-02-23").count(Role.ASIDE)).isEqualTo(2);
    }

    @Test
    void confirmationMakesEarlierDissentHistory() {
        Said said = new Said()
                .says("isw", "independent", ASSESSED, "russia", "2023-03-08")
                .says("general-staff", "ukraine", OFFICIAL_STATEMENT, "ukraine", "2023-03-10")
                .says("uk-mod", "independent", ASSESSED, "russia", "2023-03-12");
        assertThat(said.shortly(CONCEDED, "2023-03-11")).isEqualTo("russia, disputed");
        assertThat(said.shortly(CONCEDED, "2023-03-12")).isEqualTo("russia, single_source");
        assertThat(said.verdict(CONCEDED, "2023-03-12").since()).hasToString("2023-03-08T22:00:00Z");
        assertThat(said.verdict(CONCEDED, "2023-03-12").weighed()).extracting(Verdict.Weighed::reason)
                .containsExactly(Reason.SETTLED, Reason.EARLIER, Reason.CONFIRMS);
    }

    @Test
    void aBaselineSaysHowThingsStoodNotSinceWhen() {
        Said said = new Said().baseline("ukraine")
                .says("isw", "independent", ASSESSED, "ukraine", "2023-01-07")
                .says("isw", "independent", ASSESSED, "russia", "2023-03-08");
        assertThat(said.verdict(CONCEDED, "2023-01-01").since()).isNull();
        assertThat(said.verdict(CONCEDED, "2023-01-01").ground()).isEqualTo(Ground.BASELINE);
        assertThat(said.verdict(CONCEDED, "2023-01-07").since()).isNull();
        assertThat(said.verdict(CONCEDED, "2023-01-07").ground()).isEqualTo(Ground.REPORTS);
        assertThat(said.verdict(CONCEDED, "2023-03-08").since()).hasToString("2023-03-08T22:00:00Z");
        assertThat(new Said().verdict(CONCEDED, "2023-03-08").ground()).isEqualTo(Ground.NOTHING);
    }

    @Test
    void ofAPartysStatementsAtOneTimeTheLeastFavourableIsItsVoice() {
        Said said = new Said().says("isw", "independent", ASSESSED, "contested", "2023-05-18")
                .says("wagner", "russia", PARTY_CLAIM, "russia", "2023-05-20")
                .says("ministry", "russia", OFFICIAL_STATEMENT, "contested", "2023-05-20");
        assertThat(said.shortly(CONCEDED, "2023-05-20")).isEqualTo("contested, agreed");
        assertThat(said.verdict(CONCEDED, "2023-05-20").weighed()).extracting(Verdict.Weighed::reason)
                .containsExactly(Reason.SETTLES, Reason.SUPERSEDED, Reason.VOICE);
    }

    @Test
    void twoClaimantsOfOnePartyAreOneVoice() {
        Said said = new Said().baseline("ukraine")
                .says("isw", "independent", ASSESSED, "russia", "2023-01-12")
                .says("wagner", "russia", PARTY_CLAIM, "russia", "2023-01-13")
                .says("ministry", "russia", OFFICIAL_STATEMENT, "russia", "2023-01-14");
        assertThat(said.verdict(CONCEDED, "2023-01-14").count(Role.FOR)).isEqualTo(2);
        assertThat(said.shortly(CONCEDED, "2023-01-14")).isEqualTo("russia, agreed");
    }

    @Test
    void latestTakesTheNewestWhoeverSaysIt() {
        assertThat(yahidne().shortly("latest@1", "2023-02-25")).isEqualTo("russia, single_source");
        assertThat(yahidne().shortly("latest@1", "2023-02-26")).isEqualTo("ukraine, single_source");
    }

    @Test
    void assessedHearsIndependentsOnly() {
        assertThat(yahidne().shortly("assessed@1", "2023-02-26")).isEqualTo("ukraine, baseline");
        assertThat(yahidne().shortly("assessed@1", "2023-03-10")).isEqualTo("russia, single_source");
    }

    @Test
    void accordingToASideIsAllItSaidWithoutBaseline() {
        assertThat(yahidne().shortly("according-to:party:ukraine", "2023-02-25")).isEqualTo("unknown, baseline");
        assertThat(yahidne().shortly("according-to:party:ukraine", "2023-02-26")).isEqualTo("ukraine, single_source");
        assertThat(yahidne().shortly("according-to:party:russia", "2023-03-10")).isEqualTo("russia, single_source");
        assertThat(yahidne().shortly("according-to:claimant:isw", "2023-03-10")).isEqualTo("russia, single_source");
    }

    @Test
    void accordingToASideItsOwnBaselineIsAStatementLikeAnyOther() {
        Said said = new Said().says("deputy-minister", "ukraine", BASELINE, "ukraine", "2022-12-27");
        assertThat(said.shortly("according-to:party:ukraine", "2022-12-31")).isEqualTo("ukraine, single_source");
        assertThat(said.shortly(CONCEDED, "2022-12-31")).isEqualTo("unknown, claimed ukraine");
    }

    @Test
    void noPartySettlesAPlaceForItselfByCallingItsClaimABaseline() {
        Said said = new Said().baseline("ukraine")
                .says("spokesman", "ukraine", OFFICIAL_STATEMENT, "contested", "2023-01-10")
                .says("ministry", "russia", BASELINE, "russia", "2023-01-20");
        assertThat(said.shortly(CONCEDED, "2023-01-20")).isEqualTo("contested, disputed");
        assertThat(new Said().says("ministry", "russia", BASELINE, "contested", "2023-01-20")
                .shortly(CONCEDED, "2023-01-20")).isEqualTo("unknown, claimed contested");
        assertThat(new Said().says("ministry", "russia", BASELINE, "ukraine", "2023-01-20")
                .shortly(CONCEDED, "2023-01-20")).isEqualTo("ukraine, baseline");
    }

    @Test
    void corroboratedNeedsTwoVoicesThatAreNotOfTheGainingSide() {
        Said said = new Said().baseline("ukraine")
                .says("wagner", "russia", PARTY_CLAIM, "russia", "2023-01-10")
                .says("ministry", "russia", OFFICIAL_STATEMENT, "russia", "2023-01-12")
                .says("isw", "independent", ASSESSED, "russia", "2023-01-13")
                .says("spokesman", "ukraine", OFFICIAL_STATEMENT, "russia", "2023-01-25")
                .says("newsroom", "independent", MEDIA_REPORT, "ukraine", "2023-02-01");
        assertThat(said.shortly("corroborated@1", "2023-01-12")).isEqualTo("ukraine, claimed russia");
        assertThat(said.shortly("corroborated@1", "2023-01-13")).isEqualTo("ukraine, claimed russia");
        assertThat(said.shortly("corroborated@1", "2023-01-25")).isEqualTo("russia, agreed");
        assertThat(said.verdict("corroborated@1", "2023-01-25").since()).hasToString("2023-01-25T22:00:00Z");
        assertThat(said.shortly("corroborated@1", "2023-02-01")).isEqualTo("russia, disputed");
    }

    @Test
    void whatSettledOnceDoesNotSettleAgain() {
        Said said = new Said()
                .says("isw", "independent", ASSESSED, "russia", "2023-01-10")
                .says("cit", "independent", ASSESSED, "russia", "2023-01-11")
                .says("newsroom", "independent", MEDIA_REPORT, "contested", "2023-01-12")
                .says("osw", "independent", ASSESSED, "contested", "2023-01-13")
                .says("meduza", "independent", ASSESSED, "russia", "2023-01-14");
        assertThat(said.shortly("corroborated@1", "2023-01-11")).isEqualTo("russia, agreed");
        assertThat(said.shortly("corroborated@1", "2023-01-13")).isEqualTo("contested, agreed");
        assertThat(said.shortly("corroborated@1", "2023-01-14")).isEqualTo("contested, disputed");
    }

    @Test
    void leavingOutAClaimantDecidesAsIfTheyHadSaidNothing() {
        Rule without = Rules.without(Rules.DEFAULT, Set.of("isw"));
        List<Statement> all = yahidne().until("2023-03-10");
        Verdict verdict = without.decide(all);
        assertThat(verdict.control().id()).isEqualTo("ukraine");
        assertThat(verdict.weighed()).extracting(Verdict.Weighed::statement).containsExactlyElementsOf(all);
        assertThat(verdict.weighed()).filteredOn(w -> w.statement().claimant().equals("isw"))
                .extracting(Verdict.Weighed::reason).containsExactly(Reason.NOT_COUNTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "conceded", "conceded@2", "according-to:party:", "according-to:claimant:A B", "x"})
    void refusesARuleThereIsNot(String rule) {
        assertThatThrownBy(() -> Rules.of(rule)).isInstanceOf(InvalidRecordException.class).hasMessageContaining("rule");
    }
}
