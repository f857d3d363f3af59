package org.frontlinemap.geodata;

/**
 * Keeps spreadsheets from taking a text for a formula: an apostrophe is put first, and can be taken off again. What is
 * blank or cannot be seen before the formula does not hide it.
 */
public final class FormulaGuard {

    private static final String STARTS = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    private FormulaGuard() {
    }

    /** A text as it is written to a cell. */
    public static String guarded(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /** The text that was {@link #guarded}. */
    public static String unguarded(String cell) {
        return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /** Apostrophes are passed over, so that whatever was guarded is a formula still and reads back as it was. */
    private static boolean isFormula(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (STARTS.indexOf(c) >= 0) {
                return true;
            }
            if (c != '\'' && !isUnseen(c)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isUnseen(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
