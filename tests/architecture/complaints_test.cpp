#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/support/text.hpp"
#include "tests/support/source_tree.hpp"

// complaints.txt says which tests show that what users of other systems complain of cannot happen
// here. It is held to its word: each complaint has a test, and each test is there. What can still
// happen stands apart in it, with what is missing.

namespace quorate {
namespace {

using test::SourceFile;

// Of calendars and invitations, and of conferences, their papers and their actions.
constexpr std::pair<int, int> ranges[] = {{1, 43}, {52, 82}};
const std::string in_browser = "browser: ";
const std::string open_section = "# Not met yet";  // as far as the next line with a #

struct Row {
    std::string name;  // "P28"
    std::string words;
    std::vector<std::string> tests;  // of one that is not met: what is missing
    bool is_met = true;
};

std::vector<int> all_complaints()
{
    std::vector<int> all;
    for (const auto& [first, last] : ranges)
        for (int each = first; each <= last; ++each)
            all.push_back(each);
    return all;
}

int number_of(const Row& row)
{
    return std::stoi(row.name.substr(1));
}

// What can be named: "Suite.Name", "scenarios/file.txt", "browser: a title".
using Known = std::set<std::string>;

std::vector<Row> rows_of(const std::string& text)
{
    std::vector<Row> rows;
    bool is_met = true;
    for (const std::string& line : test::lines_of(text)) {
        const std::string words = core::trimmed(line);
        if (line.starts_with('#')) is_met = words != open_section;
        if (words.empty() || words.starts_with('#')) continue;
        if (!line.starts_with(' ')) {
            const auto space = std::min(words.find(' '), words.size());
            rows.push_back(
                {words.substr(0, space), core::trimmed(words.substr(space)), {}, is_met});
        } else {
            if (rows.empty()) throw std::invalid_argument{"a test above the first complaint"};
            rows.back().tests.push_back(words);
        }
    }
    return rows;
}

// "Suite.Name" of each TEST, TEST_F and TEST_P that is not switched off.
void note_tests(const SourceFile& file, Known& known)
{
    static const std::regex macro{R"(\nTEST(_F|_P)?\(\s*(\w+),\s*(\w+)\s*\))"};
    constexpr std::size_t longest = 400;
    for (auto at = file.text.find("\nTEST"); at != std::string::npos;
         at = file.text.find("\nTEST", at + 1)) {
        const std::string start = file.text.substr(at, longest);
        std::smatch found;
        if (!std::regex_search(start, found, macro, std::regex_constants::match_continuous))
            continue;
        const std::string name = found[3];
        if (!name.starts_with("DISABLED_")) known.insert(found[2].str() + '.' + name);
    }
}

void note_browser_tests(const SourceFile& file, Known& known)
{
    static const std::regex title{R"((?:^|\n) *test\('([^'\n]+)')"};
    for (std::sregex_iterator each{file.text.begin(), file.text.end(), title}, end; each != end;
         ++each)
        known.insert(in_browser + (*each)[1].str());
}

const Known& known_tests()
{
    static const Known all = [] {
        Known known;
        for (const SourceFile& file : test::source_files({"_test.cpp", ".mjs", ".txt"})) {
            if (file.path.ends_with("_test.cpp")) note_tests(file, known);
            if (file.path.starts_with("tests/browser/cases/")) note_browser_tests(file, known);
            if (file.path.starts_with("tests/scenarios/"))
                known.insert(file.path.substr(std::string{"tests/"}.size()));
        }
        return known;
    }();
    return all;
}

// What is wrong with the complaint of that name; empty when it is held.
std::string fault_of(const std::vector<Row>& rows, const std::string& name, const Known& known)
{
    const auto row = std::ranges::find(rows, name, &Row::name);
    if (row == rows.end()) return name + " is missing";
    if (std::ranges::count(rows, name, &Row::name) > 1) return name + " is there twice";
    if (row->words.empty()) return name + " does not say what it is";
    if (!row->is_met) {
        if (row->tests.size() != 1) return name + " does not say in a line what is missing";
        if (known.contains(row->tests.front())) return name + " names a test and is not met";
        return {};
    }
    if (row->tests.empty()) return name + " has no test";
    for (const std::string& each : row->tests)
        if (!known.contains(each)) return name + ": there is no " + each;
    return {};
}

std::string catalogue()
{
    for (const SourceFile& file : test::source_files({"/complaints.txt"}))
        return file.text;
    throw std::runtime_error{"there is no complaints.txt"};
}

class Complaint : public testing::TestWithParam<int> {};

TEST_P(Complaint, CannotHappenHereOrIsSaidToBeOpen)
{
    static const std::vector<Row> rows = rows_of(catalogue());
    EXPECT_EQ(fault_of(rows, "P" + std::to_string(GetParam()), known_tests()), "");
}

INSTANTIATE_TEST_SUITE_P(Each,
                         Complaint,
                         testing::ValuesIn(all_complaints()),
                         [](const auto& info) { return "P" + std::to_string(info.param); });

TEST(ComplaintCatalogue, HasNoOtherRows)
{
    const std::vector<Row> rows = rows_of(catalogue());

    std::vector<int> met;
    std::vector<int> still_open;
    for (const Row& row : rows)
        (row.is_met ? met : still_open).push_back(number_of(row));
    EXPECT_TRUE(std::ranges::is_sorted(met));
    EXPECT_TRUE(std::ranges::is_sorted(still_open));
    std::vector<int> all;
    std::ranges::merge(met, still_open, std::back_inserter(all));
    EXPECT_EQ(all, all_complaints());
}

TEST(ComplaintCatalogue, IsNotBelievedWhenARowOrATestIsMissing)
{
    struct Given {
        const char* text;
        const char* then;
    };
    const Known known{"A.Holds", "scenarios/a.txt", "browser: A page"};
    for (const Given& each :
         {Given{"P1 Words\n    A.Holds\n    scenarios/a.txt\n    browser: A page\n", ""},
          {"", "P1 is missing"},
          {"P2 Words\n    A.Holds\n", "P1 is missing"},
          {"P10 Words\n    A.Holds\n", "P1 is missing"},
          {"# P1 Words\n", "P1 is missing"},
          {"P1 Words\n", "P1 has no test"},
          {"P1 Words\nP2 Words\n    A.Holds\n", "P1 has no test"},
          {"P1 Words\n    # A.Holds\n", "P1 has no test"},
          {"P1\n    A.Holds\n", "P1 does not say what it is"},
          {"P1 Words\n    A.Holds\nP1 Words\n    A.Holds\n", "P1 is there twice"},
          {"P1 Words\n    A.Holds\n    A.Held\n", "P1: there is no A.Held"},
          {"P1 Words\n    Holds\n", "P1: there is no Holds"},
          {"P1 Words\n    scenarios/b.txt\n", "P1: there is no scenarios/b.txt"},
          {"P1 Words\n    browser: Another\n", "P1: there is no browser: Another"},
          {"# Not met yet\n\nP1 Words\n    Nobody is told\n", ""},
          {"# Not met yet\nP2 Words\n    Nobody is told\n", "P1 is missing"},
          {"# Not met yet\n# Feeds\nP1 Words\n    Nobody is told\n",
           "P1: there is no Nobody is told"},
          {"# Not met\nP1 Words\n    Nobody is told\n", "P1: there is no Nobody is told"},
          {"# Not met yet\nP1 Words\n", "P1 does not say in a line what is missing"},
          {"# Not met yet\nP1 Words\n    One\n    Two\n",
           "P1 does not say in a line what is missing"},
          {"# Not met yet\nP1 Words\n    A.Holds\n", "P1 names a test and is not met"},
          {"P1 Words\n    A.Holds\n# Not met yet\nP1 Words\n    Nobody is told\n",
           "P1 is there twice"}})
        EXPECT_EQ(fault_of(rows_of(each.text), "P1", known), each.then) << each.text;
    EXPECT_THROW(rows_of("    A.Holds\n"), std::invalid_argument);
}

TEST(ComplaintCatalogue, KnowsTheTestsThatThereAre)
{
    Known known;
    note_tests({"a_test.cpp",
                "\nTEST(A, Plain)\n{}\nTEST_F(B, WithState)\n{}\nTEST_P(C,\n       OnTwoLines)\n{}"
                "\n// TEST(D, InAComment)\nTEST(E, DISABLED_Off)\n{}\n"},
               known);
    note_browser_tests({"a.mjs", "test('A page', async () => {});\n// test('None')\n"}, known);

    EXPECT_EQ(known, (Known{"A.Plain", "B.WithState", "C.OnTwoLines", "browser: A page"}));
    EXPECT_TRUE(known_tests().contains("ComplaintCatalogue.KnowsTheTestsThatThereAre"));
    EXPECT_GT(known_tests().size(), 2'000u);
}

}  // namespace
}  // namespace quorate
