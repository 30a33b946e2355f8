#include "db/migrations/migrations.hpp"

namespace quorate::db {
namespace {

constexpr char directory[] = {
#embed "0001_directory.sql"
};
constexpr char identity[] = {
#embed "0002_identity.sql"
};
constexpr char cases[] = {
#embed "0003_cases.sql"
};
constexpr char meetings[] = {
#embed "0004_meetings.sql"
};
constexpr char double_booking_sqlite[] = {
#embed "0005_double_booking.sqlite.sql"
};
constexpr char double_booking_postgres[] = {
#embed "0005_double_booking.postgres.sql"
};
constexpr char minutes[] = {
#embed "0006_minutes.sql"
};
constexpr char holiday_lists[] = {
#embed "0007_holiday_lists.sql"
};
constexpr char overruns[] = {
#embed "0008_overruns.sql"
};
constexpr char moved_dates[] = {
#embed "0009_moved_dates.sql"
};
constexpr char availability[] = {
#embed "0010_availability.sql"
};
constexpr char busy_feeds[] = {
#embed "0012_busy_feeds.sql"
};
constexpr char meeting_needs[] = {
#embed "0013_meeting_needs.sql"
};
constexpr char polls[] = {
#embed "0014_polls.sql"
};
constexpr char meeting_chain[] = {
#embed "0015_meeting_chain.sql"
};
constexpr char must_not_meet[] = {
#embed "0016_must_not_meet.sql"
};
constexpr char replies[] = {
#embed "0017_replies.sql"
};

constexpr char app_passwords[] = {
#embed "0018_app_passwords.sql"
};
constexpr char feeds[] = {
#embed "0021_feeds.sql"
};

constexpr char delivery[] = {
#embed "0019_delivery.sql"
};

constexpr char reminders[] = {
#embed "0020_reminders.sql"
};

constexpr char inbox[] = {
#embed "0022_inbox.sql"
};

constexpr char languages[] = {
#embed "0023_languages.sql"
};

constexpr char told_and_wrong[] = {
#embed "0024_told_and_wrong.sql"
};

constexpr char notes_dealt_with[] = {
#embed "0025_notes_dealt_with.sql"
};

constexpr char deputies_and_reminders[] = {
#embed "0026_deputies_and_reminders.sql"
};

constexpr char unused_feeds[] = {
#embed "0027_unused_feeds.sql"
};

constexpr char agency_reports[] = {
#embed "0028_agency_reports.sql"
};

constexpr char amendments[] = {
#embed "0029_amendments.sql"
};

constexpr char meeting_register[] = {
#embed "0030_register.sql"
};

constexpr char packs[] = {
#embed "0043_packs.sql"
};

constexpr char decision_letters[] = {
#embed "0033_decision_letters.sql"
};

constexpr char action_points_sqlite[] = {
#embed "0034_action_points.sqlite.sql"
};
constexpr char action_points_postgres[] = {
#embed "0034_action_points.postgres.sql"
};

constexpr char contact_seats[] = {
#embed "0035_contact_seats.sql"
};

constexpr char owner_links[] = {
#embed "0044_owner_links.sql"
};

constexpr char answers[] = {
#embed "0045_answers.sql"
};

constexpr char preparation[] = {
#embed "0046_preparation.sql"
};

constexpr char escalation[] = {
#embed "0047_escalation.sql"
};

constexpr char record_clocks[] = {
#embed "0048_record_clocks.sql"
};

constexpr char plans[] = {
#embed "0049_plans.sql"
};

constexpr char disclosure_map[] = {
#embed "0050_disclosure_map.sql"
};

constexpr char minutes_drafts[] = {
#embed "0053_minutes_drafts.sql"
};

constexpr char letter_copies[] = {
#embed "0054_letter_copies.sql"
};

constexpr char unmatched_mail[] = {
#embed "0055_unmatched_mail.sql"
};

constexpr char address_check[] = {
#embed "0079_address_check.sql"
};

constexpr char account_use[] = {
#embed "0078_account_use.sql"
};

constexpr char mistaken_views[] = {
#embed "0058_mistaken_views.sql"
};
constexpr char seat_answers[] = {
#embed "0062_seat_answers.sql"
};
constexpr char policy_notes[] = {
#embed "0067_policy_notes.sql"
};

constexpr char held_together_sqlite[] = {
#embed "0063_held_together.sqlite.sql"
};

constexpr char held_together_postgres[] = {
#embed "0063_held_together.postgres.sql"
};

constexpr char audit_search[] = {
#embed "0074_audit_search.sql"
};
constexpr char audit_alerts[] = {
#embed "0075_audit_alerts.sql"
};

constexpr char proposals[] = {
#embed "0076_proposals.sql"
};

constexpr char sign_ins_of_proposers[] = {
#embed "0077_sign_ins_of_proposers.sql"
};

constexpr char emergency_access[] = {
#embed "0070_emergency_access.sql"
};
constexpr char access_lists[] = {
#embed "0071_access_lists.sql"
};

constexpr char reader_codes[] = {
#embed "0051_reader_codes.sql"
};

constexpr char letters_and_bundles[] = {
#embed "0052_letters_and_bundles.sql"
};

constexpr char action_evidence[] = {
#embed "0064_action_evidence.sql"
};

constexpr char other_parts[] = {
#embed "0061_other_parts.sql"
};

constexpr char second_factor[] = {
#embed "0072_second_factor.sql"
};

constexpr char sign_in_targets[] = {
#embed "0073_sign_in_targets.sql"
};

constexpr char message_purpose[] = {
#embed "0080_message_purpose.sql"
};
constexpr char sealed_text_sqlite[] = {
#embed "0081_sealed_text.sqlite.sql"
};
constexpr char sealed_text_postgres[] = {
#embed "0081_sealed_text.postgres.sql"
};

constexpr char second_sign_in[] = {
#embed "0086_second_sign_in.sql"
};

constexpr char interim_plan_lines[] = {
#embed "0084_interim_plan_lines.sql"
};

constexpr char corrected_due_days[] = {
#embed "0085_corrected_due_days.sql"
};

constexpr char passkeys[] = {
#embed "0090_passkeys.sql"
};

constexpr char work_accounts[] = {
#embed "0088_work_accounts.sql"
};

constexpr char authority_wall_sqlite[] = {
#embed "0091_authority_wall.sqlite.sql"
};
constexpr char authority_wall_postgres[] = {
#embed "0091_authority_wall.postgres.sql"
};

constexpr char retention[] = {
#embed "0092_retention.sql"
};
constexpr char information_use[] = {
#embed "0093_information_use.sql"
};

constexpr char address_links[] = {
#embed "0094_address_links.sql"
};

constexpr char domains_and_places[] = {
#embed "0095_domains_and_places.sql"
};

constexpr char released_bundles[] = {
#embed "0096_released_bundles.sql"
};

constexpr char sealed_words[] = {
#embed "0102_sealed_words.sql"
};

constexpr char date_of_death[] = {
#embed "0107_date_of_death.sql"
};
constexpr char passwords_to_change[] = {
#embed "0111_passwords_to_change.sql"
};

constexpr char more_second_sign_ins[] = {
#embed "0104_more_second_sign_ins.sql"
};

constexpr char wall_for_answers[] = {
#embed "0105_wall_for_answers.sql"
};

constexpr char actions_with_copies[] = {
#embed "0115_actions_with_copies.sql"
};

constexpr char ended_early[] = {
#embed "0117_ended_early.sql"
};

template <std::size_t size>
constexpr std::string_view text(const char (&bytes)[size])
{
    return {bytes, size};
}

}  // namespace

std::vector<Migration> migrations(Dialect dialect)
{
    const bool sqlite = dialect == Dialect::sqlite;
    return {
        {1, "directory", text(directory)},
        {2, "identity", text(identity)},
        {3, "cases", text(cases)},
        {4, "meetings", text(meetings)},
        {5, "double_booking", sqlite ? text(double_booking_sqlite) : text(double_booking_postgres)},
        {6, "minutes", text(minutes)},
        {7, "holiday_lists", text(holiday_lists)},
        {8, "overruns", text(overruns)},
        {9, "moved_dates", text(moved_dates)},
        {10, "availability", text(availability)},
        {12, "busy_feeds", text(busy_feeds)},
        {13, "meeting_needs", text(meeting_needs)},
        {14, "polls", text(polls)},
        {15, "meeting_chain", text(meeting_chain)},
        {16, "must_not_meet", text(must_not_meet)},
        {17, "replies", text(replies)},
        {18, "app_passwords", text(app_passwords)},
        {19, "delivery", text(delivery)},
        {20, "reminders", text(reminders)},
        {21, "feeds", text(feeds)},
        {22, "inbox", text(inbox)},
        {23, "languages", text(languages)},
        {24, "told_and_wrong", text(told_and_wrong)},
        {25, "notes_dealt_with", text(notes_dealt_with)},
        {26, "deputies_and_reminders", text(deputies_and_reminders)},
        {27, "unused_feeds", text(unused_feeds)},
        {28, "agency_reports", text(agency_reports)},
        {29, "amendments", text(amendments)},
        {30, "register", text(meeting_register)},
        {33, "decision_letters", text(decision_letters)},
        {34, "action_points", sqlite ? text(action_points_sqlite) : text(action_points_postgres)},
        {35, "contact_seats", text(contact_seats)},
        {43, "packs", text(packs)},
        {44, "owner_links", text(owner_links)},
        {45, "answers", text(answers)},
        {46, "preparation", text(preparation)},
        {47, "escalation", text(escalation)},
        {48, "record_clocks", text(record_clocks)},
        {49, "plans", text(plans)},
        {50, "disclosure_map", text(disclosure_map)},
        {51, "reader_codes", text(reader_codes)},
        {52, "letters_and_bundles", text(letters_and_bundles)},
        {53, "minutes_drafts", text(minutes_drafts)},
        {54, "letter_copies", text(letter_copies)},
        {55, "unmatched_mail", text(unmatched_mail)},
        {58, "mistaken_views", text(mistaken_views)},
        {61, "other_parts", text(other_parts)},
        {62, "seat_answers", text(seat_answers)},
        {63, "held_together", sqlite ? text(held_together_sqlite) : text(held_together_postgres)},
        {64, "action_evidence", text(action_evidence)},
        {67, "policy_notes", text(policy_notes)},
        {70, "emergency_access", text(emergency_access)},
        {71, "access_lists", text(access_lists)},
        {72, "second_factor", text(second_factor)},
        {73, "sign_in_targets", text(sign_in_targets)},
        {74, "audit_search", text(audit_search)},
        {75, "audit_alerts", text(audit_alerts)},
        {76, "proposals", text(proposals)},
        {77, "sign_ins_of_proposers", text(sign_ins_of_proposers)},
        {78, "account_use", text(account_use)},
        {79, "address_check", text(address_check)},
        {80, "message_purpose", text(message_purpose)},
        {81, "sealed_text", sqlite ? text(sealed_text_sqlite) : text(sealed_text_postgres)},
        {84, "interim_plan_lines", text(interim_plan_lines)},
        {85, "corrected_due_days", text(corrected_due_days)},
        {86, "second_sign_in", text(second_sign_in)},
        {88, "work_accounts", text(work_accounts)},
        {90, "passkeys", text(passkeys)},
        {91,
         "authority_wall",
         sqlite ? text(authority_wall_sqlite) : text(authority_wall_postgres)},
        {92, "retention", text(retention)},
        {93, "information_use", text(information_use)},
        {94, "address_links", text(address_links)},
        {95, "domains_and_places", text(domains_and_places)},
        {96, "released_bundles", text(released_bundles)},
        {102, "sealed_words", text(sealed_words)},
        {104, "more_second_sign_ins", text(more_second_sign_ins)},
        {105, "wall_for_answers", text(wall_for_answers)},
        {107, "date_of_death", text(date_of_death)},
        {111, "passwords_to_change", text(passwords_to_change)},
        {115, "actions_with_copies", text(actions_with_copies)},
        {117, "ended_early", text(ended_early)},
    };
}

}  // namespace quorate::db
