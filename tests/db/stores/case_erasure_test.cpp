#include "db/stores/case_erasure.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/audit/audit_trail.hpp"
#include "core/audit/audited.hpp"
#include "core/audit/view_audit.hpp"
#include "core/retention/retention_store.hpp"
#include "db/session/transaction.hpp"
#include "tests/support/record_fixture.hpp"
#include "tests/support/temp_database.hpp"

namespace quorate::db {
namespace {

const core::CaseId family{"case-1"};

std::vector<std::string> names(Sql& sql, const std::string& query)
{
    std::vector<std::string> all;
    for (auto& [name] : sql.select<std::string>(query.c_str()))
        all.push_back(std::move(name));
    return all;
}

std::vector<std::string> tables(Sql& sql)
{
    return names(sql,
                 sql.dialect() == Dialect::sqlite
                     ? "select name from sqlite_master where type = 'table' "
                       "and name not like 'sqlite_%' order by name"
                     : "select table_name from information_schema.tables "
                       "where table_schema = current_schema() and table_type = 'BASE TABLE' "
                       "order by table_name");
}

std::vector<std::string> columns(Sql& sql, const std::string& table)
{
    return names(sql,
                 sql.dialect() == Dialect::sqlite
                     ? "select name from pragma_table_info('" + table + "')"
                     : "select column_name from information_schema.columns where "
                       "table_schema = current_schema() and table_name = '" +
                           table + "'");
}

// The whole of a table as text, what is sealed as it was written.
std::string written_in(Sql& sql, const std::string& table)
{
    std::string all;
    for (const std::string& column : columns(sql, table))
        for (const std::string& each :
             names(sql, "select coalesce(cast(\"" + column + "\" as text), '') from " + table))
            all += (test::test_seal().opens(each) ? test::test_seal().open(each) : each) + "\n";
    return all;
}

class ErasingAFamily : public test::RecordTest {
protected:
    void run(const std::string& statement) { test::run(temp_.pool(), statement); }

    // What the use cases of the fixture do not make.
    void add_the_rest()
    {
        const std::string of_case = "'authority-1', 'case-1', ";
        const std::string of_meeting = "'authority-1', 'm1', ";
        run("insert into safe_address (family_member_id, authority_id, address) values "
            "('mother-1', 'authority-1', 'CANARY address')");
        run("insert into must_not_meet (id, authority_id, case_id, one_id, other_id, reason, "
            "noted_by, noted_at) values ('pair-1', " +
            of_case + "'father-1', 'mother-1', 'CANARY pair', 'chair-1', 0)");
        run("insert into excluded_person (id, authority_id, case_id, family_member_id, reason, "
            "flagged_by, flagged_at) values ('flag-1', " +
            of_case + "'father-1', 'CANARY flag', 'chair-1', 0)");
        run("insert into wrong_address (authority_id, holder, email, since, marked_by) values "
            "('authority-1', 'member:mother-1', 'canary@mail.example', 0, 'chair-1')");
        run("insert into reader_device (token_hash, authority_id, reader, email, trusted_at, "
            "expires_at) values ('t', 'authority-1', 'member:mother-1', 'canary@mail.example', 0, "
            "1)");
        run("insert into minutes_draft (authority_id, meeting_id, user_id, item, words, kept_at) "
            "values (" +
            of_meeting + "'chair-1', 'analysis', 'CANARY draft', 0)");
        run("insert into letter_copy (id, authority_id, meeting_id, recipient, letter_text, state, "
            "prepared_by, prepared_at) values ('copy-1', " +
            of_meeting + "'mother-1', 'CANARY letter', 'waiting', 'chair-1', 0)");
        run("insert into replaced_letter (authority_id, meeting_id, recipient, number, sent_text, "
            "sent_on, sent_how, replaced_by, replaced_at) values (" +
            of_meeting +
            "'seat-mother', 1, 'CANARY corrected letter', '2026-11-20', 'post', 'chair-1', 0)");
        run("insert into child_letter (authority_id, meeting_id, child_id, about) values (" +
            of_meeting + "'child-1', 'CANARY child letter')");
        run("insert into family_views (id, authority_id, meeting_id, child_id, said_by, way, "
            "given_on, sealed_text, recorded_by, recorded_at) values ('views-1', " +
            of_meeting + "'child-1', 'self', 'told', '2026-11-20', 'CANARY views', 'chair-1', 0)");
        run("insert into agency_report (id, authority_id, meeting_id, invitee_id, number, way, "
            "sealed_text, received_on, saved_at) values ('report-1', " +
            of_meeting + "'seat-police', 1, 'by_link', 'CANARY report', '2026-11-20', 0)");
        run("insert into agency_report_file (id, authority_id, invitee_id, type, size, scan, "
            "sealed_name, sealed_bytes, added_at) values ('file-1', 'authority-1', 'seat-police', "
            "'pdf', 1, 'clean', 'CANARY name', 'CANARY bytes', 0)");
        run("insert into agency_report_holds (report_id, file_id, place) values ('report-1', "
            "'file-1', 0)");
        run("insert into mailed_reply (id, authority_id, meeting_id, invitee_id, mail_key, "
            "received_at, outcome, state, from_email, note) values ('mail-1', " +
            of_meeting +
            "'seat-mother', 'key', 0, 'note', 'noted', 'canary@mail.example', "
            "'CANARY note')");
        run("insert into outbox_message (id, authority_id, dedupe_key, kind, meeting_id, "
            "invitee_id, sequence, to_email, message_id, rendered, state, next_at, created_at) "
            "values ('out-1', 'authority-1', 'd1', 'request', 'm1', 'seat-mother', 0, "
            "'canary@mail.example', 'mid-1', 'CANARY mail', 'sent', 0, 0)");
        run("insert into delivery_event (message_id, number, authority_id, meeting_id, invitee_id, "
            "step, at) values ('out-1', 1, " +
            of_meeting + "'seat-mother', 'sent', 0)");
        run("insert into availability_poll (id, authority_id, case_id, type, mode, venue, "
            "video_link, confirm_quorum, confirm_duplicate, confirm_room, status, doubt, deadline, "
            "round, created_by, created_at, chosen) values ('poll-1', " +
            of_case +
            "'core_group', 'video', 'CANARY venue', '', 0, 0, 0, 'stopped', 'none', 0, "
            "1, 'chair-1', 0, 0)");
        run("insert into poll_seat (id, authority_id, poll_id, number, holder, requirement, "
            "is_asked, email, reference, link_hash) values ('pseat-1', 'authority-1', 'poll-1', 1, "
            "'member:mother-1', 'optional', 1, 'canary@mail.example', 'R', 'plink')");
        run("insert into poll_note (id, authority_id, seat_id, note_key, way, at, note) values "
            "('pnote-1', 'authority-1', 'pseat-1', 'k', 'link', 0, 'CANARY poll note')");
        run("insert into emergency_access (id, authority_id, user_id, case_id, reference, reason, "
            "asked_at) values ('em-1', 'authority-1', 'worker-1', 'case-1', 'EX-2041', "
            "'CANARY emergency', 0), ('em-2', 'authority-1', 'worker-1', null, 'EX-2041', "
            "'CANARY asked', 0)");
        run("insert into legal_hold (id, authority_id, case_id, reason, placed_by, placed_at, "
            "lifted_by, lifted_at) values ('hold-1', " +
            of_case + "'CANARY hold', 'head-1', 0, 'chair-1', 1)");
        run("insert into proposal (id, authority_id, act, status, object_id, case_id, reason, "
            "proposed_by, proposed_at, expires_at, decided_by, decided_at) values ('p-1', "
            "'authority-1', 'lower_restriction', 'turned_down', 'case-1', 'case-1', "
            "'CANARY proposal', 'head-1', 0, 1, 'head-1', 1)");
        run("update family_case set is_open = 0 where id = 'case-1'");
    }

    void erase()
    {
        const auto done = transact([&](core::UnitOfWork& work) {
            work.retention.erase(authority, family);
            core::audit(work,
                        as("support-1"),
                        clock_.now(),
                        {.action = core::Action::case_erase_retention,
                         .object = family.text(),
                         .case_id = family,
                         .detail = "became=erased"});
            return core::Result<core::Done>{core::Done{}};
        });
        ASSERT_TRUE(done);
    }

    // Every table with what is written in it.
    std::map<std::string, std::string> dump()
    {
        Transaction transaction{temp_.pool(), Access::read};
        std::map<std::string, std::string> all;
        for (const std::string& table : tables(transaction.sql()))
            all[table] = written_in(transaction.sql(), table);
        return all;
    }

    bool is_anywhere(const std::string& words)
    {
        return std::ranges::any_of(
            dump(), [&](const auto& each) { return each.second.find(words) != std::string::npos; });
    }
};

TEST_P(ErasingAFamily, LeavesNoneOfTheirWordsInAnyColumnOfAnyTable)
{
    hold();
    agree(a_form({.family_member = core::FamilyMemberId{"mother-1"}}));
    approve();
    add_the_rest();
    const std::vector<std::string> before{"case-1", "mother-1", "child-1", "seat-mother", "out-1"};
    for (const std::string& words : before)
        EXPECT_TRUE(is_anywhere(words)) << words;

    erase();

    for (const auto& [table, written] : dump()) {
        for (const char* words : {"CANARY",
                                  "canary@",
                                  "SECRET",
                                  "SHARED",
                                  "Testwood",
                                  "Rowan",
                                  "Wren",
                                  "Hazel",
                                  "Glen",
                                  "EX-2041",
                                  "hazel@",
                                  "Reasons for",
                                  "Ring the school"})
            EXPECT_EQ(written.find(words), std::string::npos) << words << " in " << table;
        if (table == "audit_entry") continue;  // holds ids, and here no reason that somebody gave
        for (const std::string& id : before)
            EXPECT_EQ(written.find(id), std::string::npos) << id << " in " << table;
    }
}

TEST_P(ErasingAFamily, LeavesTheChainOfTheAuditWhole)
{
    hold_and_approve();
    add_the_rest();

    erase();

    core::Actor auditor = as("support-1");
    auditor.role = core::Role::auditor;
    const auto status =
        transact([&](core::UnitOfWork& work) { return core::verify_chain(work, clock_, auditor); });
    ASSERT_TRUE(status);
    EXPECT_FALSE(status->first_broken);
}

TEST_P(ErasingAFamily, LeavesOtherFamiliesAlone)
{
    add_the_rest();

    erase();

    const auto left = dump();
    EXPECT_NE(left.at("family_case").find("OT-1"), std::string::npos);
    EXPECT_NE(left.at("child").find("child-other"), std::string::npos);
    EXPECT_NE(left.at("contact").find("contact-police"), std::string::npos);
}

QUORATE_ON_EVERY_DATABASE(ErasingAFamily);

// The tables are the same on both databases.
class TablesOfFamilies : public testing::Test {
protected:
    TablesOfFamilies()
    {
        Transaction transaction{temp_.pool(), Access::read};
        Sql& sql = transaction.sql();
        for (const std::string& table : tables(sql)) {
            columns_[table] = columns(sql, table);
            for (std::string& to :
                 names(sql,
                       "select distinct \"table\" from pragma_foreign_key_list('" + table + "')"))
                if (to != table) refers_[table].insert(std::move(to));
        }
    }

    // Those that refer to a family, however many tables lie between.
    std::set<std::string> reaching() const
    {
        std::set<std::string> found{"family_case"};
        for (std::size_t before = 0; before != found.size();) {
            before = found.size();
            for (const auto& [table, others] : refers_)
                if (std::ranges::any_of(others, [&](const auto& to) { return found.contains(to); }))
                    found.insert(table);
        }
        return found;
    }

    static bool is_listed(const std::string& table)
    {
        return std::ranges::any_of(erased_rows(),
                                   [&](const ErasedRows& each) { return each.table == table; }) ||
               std::ranges::any_of(kept_tables(),
                                   [&](const KeptTable& each) { return each.table == table; });
    }

    test::TempDatabase temp_{Dialect::sqlite};
    std::map<std::string, std::vector<std::string>> columns_;
    std::map<std::string, std::set<std::string>> refers_;
};

TEST_F(TablesOfFamilies, AreErasedOrKeptForAReason)
{
    EXPECT_GT(reaching().size(), 70u);
    for (const std::string& table : reaching())
        EXPECT_TRUE(is_listed(table)) << table;
}

TEST_F(TablesOfFamilies, AreErasedOrKeptForAReasonAlsoWithoutAForeignKey)
{
    const std::set<std::string> of_family{
        "case_id", "child_id", "family_member_id", "invitee_id", "meeting_id", "member_id"};
    for (const auto& [table, names] : columns_)
        if (std::ranges::any_of(names, [&](const auto& name) { return of_family.contains(name); }))
            EXPECT_TRUE(is_listed(table)) << table;
}

TEST_F(TablesOfFamilies, AreThereAndHaveAReason)
{
    for (const ErasedRows& each : erased_rows()) {
        EXPECT_TRUE(columns_.contains(std::string{each.table})) << each.table;
        EXPECT_TRUE(std::string_view{each.statement}.starts_with("delete from " +
                                                                 std::string{each.table} + " "))
            << each.statement;
    }
    for (const KeptTable& each : kept_tables()) {
        EXPECT_TRUE(columns_.contains(std::string{each.table})) << each.table;
        EXPECT_FALSE(each.why.empty());
    }
}

}  // namespace
}  // namespace quorate::db
