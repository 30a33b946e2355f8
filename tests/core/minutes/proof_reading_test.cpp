#include "core/minutes/proof_reading.hpp"

#include <gtest/gtest.h>

#include "core/minutes/minutes_store.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

struct Case {
    const char* name;
    const char* given;
    std::vector<std::string> then_found;  // "kind: words"
};

std::vector<std::string> found_in(const std::string& words,
                                  const std::vector<PersonName>& apart = {})
{
    std::vector<std::string> all;
    for (const Finding& each : proof_read({{.id = "s1", .words = FreeText{words}}}, apart))
        all.push_back(std::string{code(each.kind)} + ": " + each.words.reveal());
    return all;
}

const Case cases[] = {
    {"NothingInPlainWords", "Rowan said on 25/11/2026 at 10:05 that 2 sisters came first", {}},
    {"APostcodeWithASpace", "They moved to SE1 9GF.", {"postcode: SE1 9GF"}},
    {"APostcodeInSmallLettersAndWithout", "now at cf101ab", {"postcode: cf101ab"}},
    {"NoOrdinalNumber", "on P1 2nd visit", {}},
    {"AnEMailAddress", "write to (hazel@mail.example)", {"e_mail: hazel@mail.example"}},
    {"AStreet", "lives at 14b Long Elm Road, upstairs", {"street: 14b Long Elm Road"}},
    {"AStreetInWelsh", "yn 3 Heol Fawr", {"street: 3 Heol Fawr"}},
    {"NoStreetInNumbersOfThings", "2 weeks in a close family", {}},
    {"ATelephoneNumber", "rang 01632 960 001 twice", {"telephone: 01632 960 001"}},
    {"AnotherTelephoneNumber", "mobile +44 7700 900123", {"telephone: +44 7700 900123"}},
    {"AnNhsNumber", "NHS 943 476 5919", {"nhs_number: 943 476 5919"}},
    {"NoNumberThatFailsItsCheck", "reference 943 476 5918", {}},
    {"EachOnce", "SE1 9GF and again SE1 9GF", {"postcode: SE1 9GF"}},
};

class ProofReading : public testing::TestWithParam<Case> {};

TEST_P(ProofReading, Finds)
{
    EXPECT_EQ(found_in(GetParam().given), GetParam().then_found);
}

INSTANTIATE_TEST_SUITE_P(, ProofReading, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(ProofReadingOfNames, FindsThoseWhoAreKeptApartWholeOrByTheFirstName)
{
    const std::vector<PersonName> apart{PersonName{"Glen Testwood"}};

    EXPECT_EQ(found_in("GLEN TESTWOOD rang", apart),
              std::vector<std::string>{"name_kept_apart: GLEN TESTWOOD"});
    EXPECT_EQ(found_in("Then Glen rang", apart), std::vector<std::string>{"name_kept_apart: Glen"});
    EXPECT_EQ(found_in("In “Glen’s” house", apart),
              std::vector<std::string>{"name_kept_apart: Glen"});
    EXPECT_TRUE(found_in("Glenŵen rang", apart).empty());
    EXPECT_TRUE(found_in("In the glens of Testwood", apart).empty());
}

TEST(ProofReadingOfNames, HasAKeyThatHoldsNothingOfTheWords)
{
    const auto found = proof_read({{.id = "s1", .words = FreeText{"SE1 9GF"}}}, {});

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front().key.find("SE1"), std::string::npos);
    EXPECT_TRUE(unconfirmed(found, {found.front().key}).empty());
    EXPECT_EQ(unconfirmed(found, {"f1"}).size(), 1u);
}

TEST(ProofReadingOfPlans, LooksAtAllTextsOfEachPartAndAtHowPartsHaveGone)
{
    MinutesFile file;
    PlanPart part{.id = PlanPartId{"p1"}};
    for (const PlanField& field : plan_fields)
        part.*field.text = FreeText{"Seen at SE1 9GF"};
    file.plan.written = {part};
    file.plan.progress = {{.part = PlanPartId{"p0"}, .words = FreeText{"Ring 020 7946 0018"}}};

    const auto found = proof_read(texts_of(file), {});

    ASSERT_EQ(found.size(), plan_fields.size() + 1);
    EXPECT_EQ(found.front().where, "Part 1 of the plan, What needs to change");
    EXPECT_EQ(found.back().where, "How the plan has gone");
    EXPECT_EQ(found.back().kind, FindingKind::telephone);
}

class ProofBeforeApproval : public test::RecordTest {
protected:
    void SetUp() override
    {
        test::RecordTest::SetUp();
        everyone_is_here();
        open();
        open_minutes();
        decide("child-1", "cp_plan_made", "NEG");
        decide("child-2", "no_cp_plan_cin", "");
    }

    std::vector<Finding> found()
    {
        return *transact([&](UnitOfWork& work) {
            return proof_read_minutes(work, clock_, as("support-1"), meeting);
        });
    }

    Result<Minutes> agree_with(const std::vector<std::string>& confirmed)
    {
        return transact([&](UnitOfWork& work) {
            const auto before = work.minutes.find(authority, meeting);
            return approve_minutes(
                work,
                clock_,
                digest_,
                as("chair-1"),
                {.meeting = meeting, .version = before->version, .confirmed = confirmed});
        });
    }
};

TEST_P(ProofBeforeApproval, WaitsUntilEachFindingIsConfirmedAndNamesNone)
{
    write("analysis", "He was seen at SE1 9GF");
    close();

    const auto refused = agree_with({});

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::needs_confirmation);
    ASSERT_EQ(refused.error().fields.size(), 1u);
    EXPECT_EQ(refused.error().fields.front().field, "confirmed");
    EXPECT_EQ(refused.error().fields.front().message.find("SE1"), std::string::npos);
    ASSERT_EQ(found().size(), 1u);
    EXPECT_TRUE(agree_with({found().front().key}));
    EXPECT_TRUE(found().empty()) << "once they are agreed";
}

TEST_P(ProofBeforeApproval, KnowsWhoIsExcludedFromTheFamilysMeetings)
{
    write("analysis", "Glen rang on Monday");
    EXPECT_TRUE(found().empty());
    test::run(temp_.pool(),
              "insert into excluded_person (id, authority_id, case_id, family_member_id, reason, "
              "flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', 'father-1', 'r', "
              "'worker-1', 0)");

    ASSERT_EQ(found().size(), 1u);
    EXPECT_EQ(found().front().kind, FindingKind::name_kept_apart);
}

QUORATE_ON_EVERY_DATABASE(ProofBeforeApproval);

}  // namespace
}  // namespace quorate::core
