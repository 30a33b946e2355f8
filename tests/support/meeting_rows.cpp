#include "tests/support/meeting_rows.hpp"

#include "db/session/transaction.hpp"
#include "tests/support/plain_rows.hpp"

namespace quorate::test {
namespace {

constexpr const char* staff[] = {
    "insert into authority (id, name, jurisdiction, meetings_email, meetings_phone) values "
    "('authority-1', 'Exampleshire', 'England', 'meetings@exampleshire.example', '01632 960012'), "
    "('authority-2', 'Otherton', 'England', 'meetings@otherton.example', '01632 960013')",
    "insert into team (id, authority_id, name) values ('team-1', 'authority-1', 'North'), "
    "('team-2', 'authority-2', 'South')",
    "insert into staff_user (id, authority_id, name, email, role, job_title, chairs_meetings, "
    "password_hash, created_at) values "
    "('chair-1', 'authority-1', 'Gwen Sampleford', 'gwen@exampleshire.example', 'CC', "
    "'Conference chair', 1, 'x', 0), "
    "('chair-2', 'authority-1', 'Ola Specimen', 'ola@exampleshire.example', 'CC', "
    "'Conference chair', 1, 'x', 0), "
    "('worker-1', 'authority-1', 'Kit Placeholder', 'kit@exampleshire.example', 'SW', "
    "'Social worker', 0, 'x', 0), "
    "('stranger-1', 'authority-1', 'Sam Elsewhere', 'sam@exampleshire.example', 'SW', "
    "'Social worker', 0, 'x', 0), "
    "('manager-1', 'authority-1', 'Tam Fixture', 'tam@exampleshire.example', 'TM', "
    "'Team manager', 0, 'x', 0), "
    "('head-1', 'authority-1', 'Hal Mockley', 'hal@exampleshire.example', 'SM', "
    "'Service manager', 0, 'x', 0), "
    "('support-1', 'authority-1', 'Ash Demosby', 'ash@exampleshire.example', 'BS', "
    "'Conference administrator', 0, 'x', 0), "
    "('worker-2', 'authority-2', 'Val Faraway', 'val@otherton.example', 'SW', "
    "'Social worker', 0, 'x', 0)",
    "insert into team_member (authority_id, team_id, user_id) values "
    "('authority-1', 'team-1', 'worker-1'), ('authority-1', 'team-1', 'manager-1'), "
    "('authority-1', 'team-1', 'support-1'), ('authority-2', 'team-2', 'worker-2')",
};

constexpr const char* agencies_and_rooms[] = {
    "insert into organisation (id, joining_code) values ('org-police', 'p'), ('org-health', 'h'), "
    "('org-school', 's'), ('org-social', 'c')",
    "insert into agency (id, authority_id, organisation_id, name, kind) values "
    "('agency-police', 'authority-1', 'org-police', 'Police protection unit', 'police'), "
    "('agency-health', 'authority-1', 'org-health', 'Health trust', 'health'), "
    "('agency-school', 'authority-1', 'org-school', 'Elm Primary', 'education'), "
    "('agency-social', 'authority-1', 'org-social', 'Social care', 'children_social_care')",
    "insert into contact (id, authority_id, agency_id, name, job_title, discipline, email) values "
    "('contact-police', 'authority-1', 'agency-police', 'Lee Fixture', 'Detective constable', '', "
    "'lee@police.example'), "
    "('contact-nurse', 'authority-1', 'agency-health', 'Noor Stubb', 'Health visitor', "
    "'health visiting', 'noor@nhs.example'), "
    "('contact-gp', 'authority-1', 'agency-health', 'Sol Specimen', 'GP', 'general practice', "
    "'sol@nhs.example'), "
    "('contact-school', 'authority-1', 'agency-school', 'Robin Dummyson', 'Safeguarding lead', '', "
    "'robin@school.example'), "
    "('contact-social', 'authority-1', 'agency-social', 'Kai Trialson', 'Social worker', '', "
    "'kai@exampleshire.example')",
    "insert into contact (id, authority_id, agency_id, name, job_title, email, active) values "
    "('contact-left', 'authority-1', 'agency-police', 'Gone Away', 'Constable', "
    "'gone@police.example', 0)",
    "insert into room (id, authority_id, name, building, capacity, active) values "
    "('room-1', 'authority-1', 'Room Oak', 'Civic House', 16, 1), "
    "('room-2', 'authority-1', 'Room Elm', 'Civic House', 8, 1), "
    "('room-old', 'authority-1', 'Room Ash', 'Civic House', 8, 0)",
};

constexpr const char* families[] = {
    "insert into family_case (id, authority_id, reference, family_name, jurisdiction, team_id, "
    "lead_worker_id, created_at) values "
    "('case-1', 'authority-1', 'EX-2041', 'Testwood', 'England', 'team-1', 'worker-1', 0), "
    "('case-2', 'authority-2', 'OT-1', 'Faraway', 'England', 'team-2', 'worker-2', 0)",
    "insert into child (id, authority_id, case_id, given_name, family_name, date_of_birth) values "
    "('child-1', 'authority-1', 'case-1', 'Rowan', 'Testwood', '2018-05-01'), "
    "('child-2', 'authority-1', 'case-1', 'Wren', 'Testwood', '2023-02-03'), "
    "('child-other', 'authority-2', 'case-2', 'Ivy', 'Faraway', '2020-01-01')",
    "insert into family_member (id, authority_id, case_id, name, relationship, email, may_email, "
    "parental_responsibility) values ('mother-1', 'authority-1', 'case-1', 'Hazel Testwood', "
    "'Mother', "
    "'hazel@mail.example', 1, 1), "
    "('father-1', 'authority-1', 'case-1', 'Glen Testwood', 'Father', 'glen@mail.example', 0, 1)",
};

}  // namespace

void add_directory(db::Pool& pool)
{
    db::Transaction transaction{pool, db::Access::write};
    for (const char* statement : staff)
        test::run_plain(transaction.sql(), statement);
    for (const char* statement : agencies_and_rooms)
        test::run_plain(transaction.sql(), statement);
    for (const char* statement : families)
        test::run_plain(transaction.sql(), statement);
    transaction.commit();
}

void add_directory_to_staff(db::Pool& pool)
{
    db::Transaction transaction{pool, db::Access::write};
    for (const char* statement : agencies_and_rooms)
        test::run_plain(transaction.sql(), statement);
    transaction.sql().run_once("update staff_user set chairs_meetings = 1 where id = 'cc'");
    test::run_plain(
        transaction.sql(),
        "insert into family_case (id, authority_id, reference, family_name, jurisdiction, team_id, "
        "lead_worker_id, created_at) values ('case-1', 'authority-1', 'EX-2041', 'Testwood', "
        "'England', 'team-north', 'sw', 0)");
    test::run_plain(
        transaction.sql(),
        "insert into child (id, authority_id, case_id, given_name, family_name, date_of_birth) "
        "values ('child-1', 'authority-1', 'case-1', 'Rowan', 'Testwood', '2018-05-01'), "
        "('child-2', 'authority-1', 'case-1', 'Wren', 'Testwood', '2023-02-03')");
    test::run_plain(transaction.sql(), families[2]);
    transaction.commit();
}

void add_agency_user(db::Pool& pool,
                     const std::string& id,
                     const std::string& email,
                     const std::string& contact)
{
    run(pool,
        "insert into staff_user (id, authority_id, name, email, role, agency_id, contact_id, "
        "password_hash, created_at) values ('" +
            id + "', 'authority-1', 'Noor Stubb', '" + email + "', 'AU', 'agency-health', " +
            (contact.empty() ? "null" : "'" + contact + "'") + ", 'none', 0)");
}

void add_meeting(db::Pool& pool, const std::string& id, core::Instant starts_at)
{
    const std::string start = std::to_string(starts_at.time_since_epoch().count());
    db::Transaction transaction{pool, db::Access::write};
    transaction.sql().run_once(
        "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, "
        "starts_at, ends_at, mode, chair_id, created_by, created_at, changed_at) values ('" +
        id + "', 'authority-1', 'case-1', 'core_group', 'ref-" + id + "', 'feed-" + id +
        "', 'scheduled', " + start + ", " + start +
        " + 3600, 'video', 'chair-1', 'support-1', 0, 0)");
    test::run_plain(
        transaction.sql(),
        "insert into invitee (id, authority_id, meeting_id, contact_id, requirement, email, "
        "calendar_uid, link_hash, created_at) values ('seat-" +
            id + "', 'authority-1', '" + id +
            "', 'contact-police', 'required', 'lee@police.example', 'uid-" + id + "', 'hash-" + id +
            "', 0)");
    transaction.commit();
}

void run(db::Pool& pool, const std::string& statement)
{
    db::Transaction transaction{pool, db::Access::write};
    test::run_plain(transaction.sql(), statement);
    transaction.commit();
}

}  // namespace quorate::test
