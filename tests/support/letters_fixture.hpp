#pragma once

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "core/cases/case_event_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/circulation/decision_letters.hpp"
#include "core/circulation/release_letters.hpp"
#include "core/dates/date_text.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::test {

/// The letters of a conference that has ended and whose minutes are not agreed.
class LettersTest : public RecordTest {
protected:
    static constexpr const char* mother = "seat-mother";
    static constexpr const char* father = "seat-father";
    const std::string professionals{core::common_letter};

    // The first child's decision is marked for the family.
    void hold()
    {
        everyone_is_here();
        open();
        open_minutes();
        write("child_views", "SHARED-VIEWS", true);
        decide("child-1", "cp_plan_made", "NEG");
        decide("child-2", "no_cp_plan_cin", "");
        run(temp_.pool(),
            "update decision set visible_to_family = 1, dissent = 'DISSENT' "
            "where child_id = 'child-1'");
        close();
    }

    core::Result<core::DecisionLetters> look(const std::string& who = "support-1")
    {
        return transact([&](core::UnitOfWork& work) {
            return core::view_decision_letters(work, clock_, as(who), meeting);
        });
    }

    core::DecisionLetter letter(const std::string& recipient)
    {
        const auto letters = look();
        if (!letters) throw std::runtime_error{"no letters"};
        for (const core::DecisionLetter& each : letters->letters)
            if (each.recipient == recipient) return each;
        throw std::runtime_error{"no letter to " + recipient};
    }

    std::string words(const std::string& recipient)
    {
        return core::whole_text(letter(recipient).text);
    }

    core::Result<core::KeptLetter> reword(const std::string& recipient, const std::string& opening)
    {
        return transact([&](core::UnitOfWork& work) {
            return core::word_letter(
                work,
                clock_,
                as("support-1"),
                {.meeting = meeting, .recipient = recipient, .opening = opening});
        });
    }

    core::Result<core::KeptLetter> send(const std::string& recipient,
                                        const std::string& how,
                                        const char* on = "2026-11-25",
                                        int version = 0)
    {
        return transact([&](core::UnitOfWork& work) {
            return core::mark_letter_sent(work,
                                          case_tools(),
                                          as("support-1"),
                                          {.meeting = meeting,
                                           .recipient = recipient,
                                           .version = version,
                                           .how = how,
                                           .on = core::parse_date(on)});
        });
    }

    core::Result<core::LetterCopy> hand_on(const std::string& recipient,
                                           const std::string& by = "support-1",
                                           int version = 0)
    {
        return transact([&](core::UnitOfWork& work) {
            return core::ask_for_release(
                work,
                case_tools(),
                as(by),
                {.meeting = meeting, .recipient = recipient, .version = version});
        });
    }

    core::Result<core::Done> release(const core::LetterCopyId& copy,
                                     const std::string& by = "manager-1")
    {
        return transact([&](core::UnitOfWork& work) {
            return core::release_letter(work, clock_, as(by), copy);
        });
    }

    // By two people, as it is now.
    void let_go(const std::string& recipient, int version = 0)
    {
        const auto copy = hand_on(recipient, "support-1", version);
        ASSERT_TRUE(copy);
        ASSERT_TRUE(release(copy->id));
    }

    core::Result<std::vector<core::WaitingLetter>> queue(const std::string& who = "manager-1")
    {
        return transact([&](core::UnitOfWork& work) {
            return core::view_waiting_letters(work, case_tools(), as(who));
        });
    }

    core::Result<core::LetterToRelease> look_at(const core::LetterCopyId& copy,
                                                const std::string& who = "manager-1")
    {
        return transact([&](core::UnitOfWork& work) {
            return core::view_letter_to_release(work, case_tools(), as(who), copy);
        });
    }

    core::Result<core::Done> turn_down(const core::LetterCopyId& copy, const std::string& reason)
    {
        return transact([&](core::UnitOfWork& work) {
            return core::refuse_letter(
                work, clock_, as("manager-1"), {.copy = copy, .reason = core::FreeText{reason}});
        });
    }

    void exclude_father()
    {
        run(temp_.pool(),
            "insert into excluded_person (id, authority_id, case_id, family_member_id, "
            "reason, flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', "
            "'father-1', 'r', 'worker-1', 0)");
    }

    core::Result<core::PrintedLetter> print(const std::string& recipient)
    {
        return transact([&](core::UnitOfWork& work) {
            return core::print_letter(work, case_tools(), as("support-1"), meeting, recipient);
        });
    }

    void keep_address()
    {
        const core::Result<core::Done> kept =
            transact([&](core::UnitOfWork& work) -> core::Result<core::Done> {
                work.cases.keep_safe_address(authority,
                                             core::FamilyMemberId{"mother-1"},
                                             core::PostalAddress{"1 Hidden Row"});
                return core::Done{};
            });
        EXPECT_TRUE(kept);
    }

    std::vector<std::string> letter_events()
    {
        return read([&](core::UnitOfWork& work) {
            std::vector<std::string> days;
            for (const core::CaseEvent& event :
                 work.case_events.of_case(authority, core::CaseId{"case-1"}))
                if (event.kind == core::EventKind::decision_letter_sent)
                    days.push_back(core::iso(event.on));
            return days;
        });
    }

    // A core group of the same children in two weeks, with a seat of the mother's.
    void book_core_group()
    {
        const auto start = at("2026-12-07T14:00").time_since_epoch().count();
        run(temp_.pool(),
            "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, "
            "status, starts_at, ends_at, mode, chair_id, created_by, created_at, changed_at) "
            "values ('m2', 'authority-1', 'case-1', 'core_group', 'CG7K2M', 'feed-m2', "
            "'scheduled', " +
                std::to_string(start) + ", " + std::to_string(start + 3600) +
                ", 'in_person', 'worker-1', 'worker-1', 0, 0)");
        run(temp_.pool(),
            "insert into meeting_child (authority_id, meeting_id, child_id) values "
            "('authority-1', 'm2', 'child-1')");
        run(temp_.pool(),
            "insert into invitee (id, authority_id, meeting_id, family_member_id, "
            "requirement, email, calendar_uid, link_hash, created_at) values "
            "('seat-m2', 'authority-1', 'm2', 'mother-1', 'quorum', '', 'uid-m2', 'hash-m2', "
            "0)");
    }
};

}  // namespace quorate::test
