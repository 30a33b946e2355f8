#pragma once

#include "core/unit_of_work.hpp"
#include "db/session/sql.hpp"
#include "db/stores/access_list_store.hpp"
#include "db/stores/action_store.hpp"
#include "db/stores/agency_report_store.hpp"
#include "db/stores/agency_store.hpp"
#include "db/stores/api_token_store.hpp"
#include "db/stores/app_password_store.hpp"
#include "db/stores/audit_store.hpp"
#include "db/stores/authority_store.hpp"
#include "db/stores/availability_store.hpp"
#include "db/stores/busy_feed_store.hpp"
#include "db/stores/case_bundle_store.hpp"
#include "db/stores/case_event_store.hpp"
#include "db/stores/case_store.hpp"
#include "db/stores/census_store.hpp"
#include "db/stores/change_seen_store.hpp"
#include "db/stores/child_letter_store.hpp"
#include "db/stores/circulation_store.hpp"
#include "db/stores/closure_store.hpp"
#include "db/stores/contact_store.hpp"
#include "db/stores/core_group_store.hpp"
#include "db/stores/date_move_store.hpp"
#include "db/stores/dates_change_store.hpp"
#include "db/stores/decision_letter_store.hpp"
#include "db/stores/delivery_store.hpp"
#include "db/stores/disclosure_store.hpp"
#include "db/stores/dissent_store.hpp"
#include "db/stores/due_date_store.hpp"
#include "db/stores/emergency_access_store.hpp"
#include "db/stores/escalation_store.hpp"
#include "db/stores/feed_store.hpp"
#include "db/stores/feed_version_store.hpp"
#include "db/stores/hold_store.hpp"
#include "db/stores/holiday_list_store.hpp"
#include "db/stores/idempotency_store.hpp"
#include "db/stores/invitee_store.hpp"
#include "db/stores/local_rule_store.hpp"
#include "db/stores/meeting_chain_store.hpp"
#include "db/stores/meeting_needs_store.hpp"
#include "db/stores/meeting_store.hpp"
#include "db/stores/minutes_store.hpp"
#include "db/stores/must_not_meet_store.hpp"
#include "db/stores/outbox_store.hpp"
#include "db/stores/overrun_store.hpp"
#include "db/stores/own_calendar_store.hpp"
#include "db/stores/pack_store.hpp"
#include "db/stores/plan_store.hpp"
#include "db/stores/poll_store.hpp"
#include "db/stores/preparation_store.hpp"
#include "db/stores/reader_code_store.hpp"
#include "db/stores/record_store.hpp"
#include "db/stores/reminder_store.hpp"
#include "db/stores/reply_store.hpp"
#include "db/stores/report_store.hpp"
#include "db/stores/room_store.hpp"
#include "db/stores/session_store.hpp"
#include "db/stores/sign_in_store.hpp"
#include "db/stores/staff_store.hpp"
#include "db/stores/team_store.hpp"
#include "db/stores/user_store.hpp"

namespace quorate::db {

/// All stores over one transaction's connection.
struct Stores {
    explicit Stores(Sql& connection) : sql{connection} {}

    Sql& sql;  // first, because the others are made from it
    AccessListStore access_lists{sql};
    ActionStore actions{sql};
    AgencyStore agencies{sql};
    AgencyReportStore agency_reports{sql};
    ApiTokenStore api_tokens{sql};
    AppPasswordStore app_passwords{sql};
    AuditStore audit{sql};
    AuthorityStore authorities{sql};
    AvailabilityStore availability{sql};
    BusyFeedStore busy_feeds{sql};
    CaseBundleStore case_bundles{sql};
    CaseEventStore case_events{sql};
    CaseStore cases{sql};
    CensusStore census{sql};
    ChangeSeenStore changes_seen{sql};
    ChildLetterStore child_letters{sql};
    CirculationStore circulations{sql};
    ClosureStore closures{sql};
    ContactStore contacts{sql};
    CoreGroupStore core_groups{sql};
    DateMoveStore date_moves{sql};
    DatesChangeStore dates_changes{sql};
    DecisionLetterStore decision_letters{sql};
    DeliveryStore deliveries{sql};
    DisclosureStore disclosure{sql};
    DissentStore dissents{sql};
    DueDateStore due_dates{sql};
    EmergencyAccessStore emergency_access{sql};
    EscalationStore escalations{sql};
    FeedVersionStore feed_versions{sql};
    FeedStore feeds{sql};
    HoldStore holds{sql};
    HolidayListStore holiday_lists{sql};
    IdempotencyStore idempotency{sql};
    InviteeStore invitees{sql};
    LocalRuleStore local_rules{sql};
    MeetingChainStore meeting_chains{sql};
    MeetingNeedsStore meeting_needs{sql};
    MeetingStore meetings{sql};
    MinutesStore minutes{sql};
    MustNotMeetStore must_not_meet{sql};
    OutboxStore outbox{sql};
    OverrunStore overruns{sql};
    OwnCalendarStore own_calendars{sql};
    PackStore packs{sql};
    PlanStore plans{sql};
    PollStore polls{sql};
    PreparationStore preparations{sql};
    ReaderCodeStore reader_codes{sql};
    RecordStore records{sql};
    ReminderStore reminders{sql};
    ReplyStore replies{sql};
    ReportStore reports{sql};
    RoomStore rooms{sql};
    SessionStore sessions{sql};
    SignInStore sign_ins{sql};
    StaffStore staff{sql};
    TeamStore teams{sql};
    UserStore users{sql};

    core::UnitOfWork unit_of_work();
};

}  // namespace quorate::db
