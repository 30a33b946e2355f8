#pragma once

#include <string>

namespace quorate::test {

/// The bare facts of one question, in plain values so that nothing of the product is needed.
struct Question {
    char relation;    // i involved, t same team, a same authority, o other authority
    int level;        // 0 open, 1 restricted, 2 sealed
    bool own;         // the object is the caller's
    std::string has;  // what the caller brings: S R 2, g a break-glass grant, k the token
};

/// What the matrix's words say about one cell of its file: "allow", "allow*", "hide", "deny" or
/// "needs" with what is missing. Written from the table of cell meanings, not from decide().
inline std::string expected(const std::string& cell, const Question& q)
{
    if (cell == "-") return "deny";
    const auto has = [&](char what) { return q.has.find(what) != std::string::npos; };
    const bool in = q.relation == 'i', away = q.relation == 'o';
    bool seen = false;
    switch (cell[0]) {
        case 'P':
            seen = true;
            break;
        case 'K':
            seen = has('k');
            break;
        case 'O':
        case 'M':
            seen = q.own;
            break;
        case 'U':
        case 'X':
            seen = !away;
            break;
        case 'I':
            seen = in;
            break;
        case 'T':
            seen = in || (q.relation == 't' && q.level == 0);
            break;
        case 'A':
            seen = in || (!away && q.level == 0);
            break;
        case 'B':
            seen = in || (!away && has('g'));
            break;
        case 'G':
            seen = !in && !away && (q.level < 2 || has('2'));
            break;
    }
    if (!seen) return "hide";
    const auto asks = [&](char what) {
        return cell.find(std::string{'+'} + what) != std::string::npos;
    };
    std::string missing;
    if (asks('S') && !has('S')) missing += 'S';
    if ((asks('R') || cell[0] == 'G') && !has('R')) missing += 'R';
    if (asks('2') && !has('2')) missing += '2';
    if (!missing.empty()) return "needs " + missing;
    return cell.find('*') == std::string::npos ? "allow" : "allow*";
}

}  // namespace quorate::test
