#pragma once

namespace quorate::core {

class ActionStore;
class AgencyReportStore;
class AgencyStore;
class ApiTokenStore;
class AppPasswordStore;
class AuditTrail;
class AuthorityStore;
class AvailabilityStore;
class BusyFeedStore;
class CaseEventStore;
class CaseStore;
class CensusStore;
class ChangeSeenStore;
class CirculationStore;
class ClosureStore;
class ContactStore;
class DateMoveStore;
class DatesChangeStore;
class DecisionLetterStore;
class DeliveryStore;
class DueDateStore;
class FeedStore;
class FeedVersionStore;
class HoldStore;
class HolidayListStore;
class IdempotencyStore;
class InviteeStore;
class LocalRuleStore;
class MeetingChainStore;
class MeetingNeedsStore;
class MeetingStore;
class MinutesStore;
class MustNotMeetStore;
class Outbox;
class OverrunStore;
class OwnCalendarStore;
class PackStore;
class PollStore;
class PreparationStore;
class ReminderStore;
class ReplyStore;
class ReportStore;
class RoomStore;
class SessionStore;
class SignInStore;
class StaffStore;
class TeamStore;
class UserStore;

/// The stores of one transaction. A use case gets one, changes what it must through it, and returns
/// a Result: a value commits everything, a refusal rolls everything back.
struct UnitOfWork {
    ActionStore& actions;
    AgencyStore& agencies;
    AgencyReportStore& agency_reports;
    ApiTokenStore& api_tokens;
    AppPasswordStore& app_passwords;
    AuditTrail& audit;
    AuthorityStore& authorities;
    AvailabilityStore& availability;
    BusyFeedStore& busy_feeds;
    CaseEventStore& case_events;
    CaseStore& cases;
    CensusStore& census;
    ChangeSeenStore& changes_seen;
    CirculationStore& circulations;
    ClosureStore& closures;
    ContactStore& contacts;
    DateMoveStore& date_moves;
    DatesChangeStore& dates_changes;
    DecisionLetterStore& decision_letters;
    DeliveryStore& deliveries;
    DueDateStore& due_dates;
    FeedVersionStore& feed_versions;
    FeedStore& feeds;
    HoldStore& holds;
    HolidayListStore& holiday_lists;
    IdempotencyStore& idempotency;
    InviteeStore& invitees;
    LocalRuleStore& local_rules;
    MeetingChainStore& meeting_chains;
    MeetingNeedsStore& meeting_needs;
    MeetingStore& meetings;
    MinutesStore& minutes;
    MustNotMeetStore& must_not_meet;
    Outbox& outbox;
    OverrunStore& overruns;
    OwnCalendarStore& own_calendars;
    PackStore& packs;
    PollStore& polls;
    PreparationStore& preparations;
    ReminderStore& reminders;
    ReplyStore& replies;
    ReportStore& reports;
    RoomStore& rooms;
    SessionStore& sessions;
    SignInStore& sign_ins;
    StaffStore& staff;
    TeamStore& teams;
    UserStore& users;
};

}  // namespace quorate::core
