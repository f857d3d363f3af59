package org.frontlinemap.geodata.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.report.Control;

/**
 * Control changes only when two voices that are not of the gaining side say so. It starts at the baseline or
 * {@code unknown}. A side gains by a control that gives it more than the settled one does (holding, then contested,
 * then not holding); the control as it is is confirmed by two voices that are not of the side that holds it. What
 * counts is the latest that each voice has said since the control was last settled or confirmed, on whatever basis;
 * if two controls have two such voices each, nothing changes.
 */
final class Corroborated extends Walk {

    private static final int VOICES = 2;

    @Override
    public String id() {
        return "corroborated@1";
    }

    @Override
    boolean counts(Statement statement) {
        return true;
    }

    @Override
    boolean startsAtBaseline() {
        return true;
    }

    @Override
    List<Statement> powerful(List<Statement> instant, Control settled, List<Statement> since) {
        Map<String, Statement> voices = new LinkedHashMap<>();
        since.forEach(said -> voices.merge(said.voice(), said, Voices::speaking));
        Map<Control, List<Statement>> disinterested = voices.values().stream()
                .filter(said -> !gains(said, settled)).collect(Collectors.groupingBy(Statement::control));
        return disinterested.values().stream().filter(said -> said.size() >= VOICES).flatMap(List::stream)
                .sorted(Statement.WALKING_ORDER).toList();
    }

    private static boolean gains(Statement said, Control settled) {
        if (said.isIndependent()) {
            return false;
        }
        return said.control().equals(settled)
                ? Objects.equals(settled.id(), said.party())
                : said.favour(said.control()) > said.favour(settled);
    }
}
