#include "core/circulation/child_letters.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "core/audit/audit_trail.hpp"
#include "tests/support/fake_seal.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

class LettersToChildren : public test::RecordTest {
protected:
    // The conference has ended; both decisions are marked for the family.
    void hold()
    {
        everyone_is_here();
        open();
        open_minutes();
        write("reason", "CANARY-SECTION", true);
        decide("child-1", "cp_plan_made", "NEG");
        decide("child-2", "no_cp_plan_cin", "");
        test::run(temp_.pool(),
                  "update decision set visible_to_family = 1, dissent = 'CANARY-DISSENT', "
                  "reasons = 'CANARY-REASONS'");
        close();
    }

    ChildLetterTools tools() { return {clock_, seal_, links_}; }

    Result<ChildLetters> look(const std::string& who = "worker-1")
    {
        return transact(
            [&](UnitOfWork& work) { return view_child_letters(work, tools(), as(who), meeting); });
    }

    ChildLetter letter(const char* child = "child-1")
    {
        const auto letters = look();
        if (!letters) throw std::runtime_error{"no letters"};
        for (const ChildLetter& each : letters->letters)
            if (each.child.id.text() == child) return each;
        throw std::runtime_error{"no such child"};
    }

    Result<KeptChildLetter> prepare(const std::string& who = "worker-1",
                                    const std::string& about = {},
                                    int version = 0)
    {
        return transact([&](UnitOfWork& work) {
            return word_child_letter(work,
                                     tools(),
                                     as(who),
                                     {.meeting = meeting,
                                      .child = rowan,
                                      .version = version,
                                      .language = "en",
                                      .about = about});
        });
    }

    Result<KeptChildLetter> release(const std::string& who, const std::string& digest)
    {
        const int version = letter().kept.version;
        return transact([&](UnitOfWork& work) {
            return release_child_letter(
                work,
                tools(),
                as(who),
                {.meeting = meeting, .child = rowan, .version = version, .digest = digest});
        });
    }

    Result<KeptChildLetter> give(const std::string& how,
                                 const std::string& by = "Kit Placeholder",
                                 const char* on = "2026-11-25")
    {
        const int version = letter().kept.version;
        return transact([&](UnitOfWork& work) {
            return note_child_letter_given(work,
                                           tools(),
                                           as("worker-1"),
                                           {.meeting = meeting,
                                            .child = rowan,
                                            .version = version,
                                            .how = how,
                                            .by = by,
                                            .on = parse_date(on)});
        });
    }

    const ChildId rowan{"child-1"};
    test::FakeSeal seal_;
};

TEST_P(LettersToChildren, AreDraftedForThoseWhoAreOldEnough)
{
    EXPECT_EQ(look().error().refusal, Refusal::wrong_state);
    hold();

    const std::string words = whole_text(letter().text);
    EXPECT_NE(words.find("Dear Rowan"), std::string::npos);
    EXPECT_NE(words.find("You will have a child protection plan."), std::string::npos);
    EXPECT_NE(words.find("Your social worker is Kit Placeholder."), std::string::npos);
    for (const char* never : {"CANARY", "Wren", "Hazel", "Glen", "Neglect"})
        EXPECT_EQ(words.find(never), std::string::npos) << never << '\n' << words;
    EXPECT_EQ(letter("child-2").why_none, "Too young for a letter");
}

TEST_P(LettersToChildren, AreNeverForAChildWhoHasDied)
{
    hold();
    ASSERT_TRUE(letter().exists());
    test::run(temp_.pool(), "update child set date_of_death = '2026-11-26' where id = 'child-1'");
    EXPECT_EQ(letter().why_none, "The child has died");
    EXPECT_FALSE(letter().exists());
}

TEST_P(LettersToChildren, HaveWhatTheChildSaidWhenItMayBeShown)
{
    hold();
    const auto say = [&](const char* id, const char* text, const char* shown) {
        const std::string sql =
            std::string{
                "insert into family_views (id, authority_id, meeting_id, child_id, "
                "said_by, way, given_on, sealed_text, may_be_shown, recorded_by, "
                "recorded_at) values ('"} +
            id + "', 'authority-1', 'm1', 'child-1', 'self', 'told', '2026-11-20', '" +
            seal_.seal(text) + "', " + shown + ", 'worker-1', 0)";
        test::run(temp_.pool(), sql.c_str());
    };
    say("v1", "I like foxes", "1");
    say("v2", "CANARY", "0");
    say("v3", "CANARY about Wren", "1");

    const std::string words = whole_text(letter().text);
    EXPECT_NE(words.find("I like foxes"), std::string::npos) << words;
    EXPECT_EQ(words.find("CANARY"), std::string::npos) << words;
}

TEST_P(LettersToChildren, ArePreparedByOneAndReleasedByAnother)
{
    hold();
    EXPECT_EQ(release("chair-1", letter().digest).error().refusal, Refusal::wrong_state);
    ASSERT_TRUE(prepare("chair-1", "We met about school."));

    EXPECT_EQ(release("chair-1", letter().digest).error().refusal, Refusal::needs_second_person);
    EXPECT_EQ(release("worker-1", letter().digest).error().refusal, Refusal::not_permitted);
    EXPECT_EQ(release("manager-1", "another").error().refusal, Refusal::wrong_state);
    const auto released = release("manager-1", letter().digest);
    ASSERT_TRUE(released);
    EXPECT_NE(released->released_text.reveal().find("We met about school."), std::string::npos);
    EXPECT_FALSE(letter().has_changed);
}

TEST_P(LettersToChildren, WaitForReleaseAgainOnceTheyAreChanged)
{
    hold();
    ASSERT_TRUE(prepare());
    ASSERT_TRUE(release("chair-1", letter().digest));

    EXPECT_EQ(prepare("worker-1", "Other words", 1).error().refusal, Refusal::stale_version);
    ASSERT_TRUE(prepare("worker-1", "Other words", 2));
    EXPECT_FALSE(letter().kept.released_at);
    EXPECT_EQ(give("by_hand").error().refusal, Refusal::wrong_state);
}

TEST_P(LettersToChildren, TakeNoWordsAboutAnotherChild)
{
    hold();
    const auto refused = prepare("worker-1", "We met about you and Wren.");
    ASSERT_FALSE(refused);
    EXPECT_EQ(complaints(refused.error()).size(), 1u);
    EXPECT_EQ(refused.error().fields.front().field, "about");
}

TEST_P(LettersToChildren, DoNotLeaveWithWordsOfWhoIsKeptApartSince)
{
    hold();
    ASSERT_TRUE(prepare("worker-1", "Dad told us that you draw."));
    test::run(temp_.pool(),
              "insert into must_not_meet (id, authority_id, case_id, one_id, other_id, reason, "
              "noted_by, noted_at) values ('pair', 'authority-1', 'case-1', 'father-1', "
              "'mother-1', 'x', 'worker-1', 0)");

    EXPECT_FALSE(letter().held_back.empty());
    EXPECT_EQ(release("chair-1", letter().digest).error().refusal, Refusal::invalid_input);
}

TEST_P(LettersToChildren, AreNotedAsGivenByWhomAndWhenAndNeverChangeAfterwards)
{
    hold();
    ASSERT_TRUE(prepare());
    ASSERT_TRUE(release("chair-1", letter().digest));

    for (const auto& wrong : {give("e_mail"), give("by_hand", ""), give("post", "x", "2026-11-26")})
        EXPECT_EQ(wrong.error().refusal, Refusal::invalid_input);
    const auto given = give("by_hand");
    ASSERT_TRUE(given);
    EXPECT_EQ(given->given_by.reveal(), "Kit Placeholder");
    EXPECT_EQ(given->noted_by, UserId{"worker-1"});
    EXPECT_EQ(prepare("worker-1", "Other", given->version).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(give("by_hand").error().refusal, Refusal::wrong_state);
}

TEST_P(LettersToChildren, AreOfNoMeetingOfWhichNothingGoesToTheFamily)
{
    hold();
    test::run(temp_.pool(), "update meeting set type = 'strategy_discussion' where id = 'm1'");
    EXPECT_EQ(look().error().refusal, Refusal::wrong_state);
}

TEST_P(LettersToChildren, AreHiddenFromStrangersAndLeaveNoWordInTheTrail)
{
    hold();
    EXPECT_FALSE(look("stranger-1"));
    ASSERT_TRUE(prepare("worker-1", "We met about school."));
    const auto entries = read([&](UnitOfWork& work) { return work.audit.all(authority, 0, 5); });
    bool is_there = false;
    for (const AuditEntry& entry : entries) {
        is_there = is_there || entry.record.detail == "child-letter=prepared child=child-1";
        EXPECT_EQ(entry.record.detail.find("school"), std::string::npos);
    }
    EXPECT_TRUE(is_there);
}

TEST_P(LettersToChildren, AreNotReleasedFromTheSignInThatPreparedThem)
{
    hold();
    sign_in_ = "session-1";
    ASSERT_TRUE(prepare());
    const std::string digest = letter().digest;
    EXPECT_EQ(release("manager-1", digest).error().refusal, Refusal::needs_second_person);
    sign_in_ = "session-2";
    EXPECT_TRUE(release("manager-1", digest));
}

QUORATE_ON_EVERY_DATABASE(LettersToChildren);

}  // namespace
}  // namespace quorate::core
