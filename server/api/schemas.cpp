#include "server/api/schemas.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "core/access/role.hpp"
#include "core/actions/action_point.hpp"
#include "core/availability/busy_time.hpp"
#include "core/circulation/circulation.hpp"
#include "core/delivery/delivery.hpp"
#include "core/delivery/wrong_address.hpp"
#include "core/due_dates/case_due_date.hpp"
#include "core/due_dates/date_move.hpp"
#include "core/due_dates/due_standing.hpp"
#include "core/due_dates/overrun.hpp"
#include "core/feeds/feed.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/late_reason.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/quorum.hpp"
#include "core/minutes/outcome.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/pack/agency_report.hpp"
#include "core/people/agency.hpp"
#include "core/people/authority.hpp"
#include "core/people/room.hpp"
#include "core/planning/explain_plan.hpp"
#include "core/preparation/exclusion_request.hpp"
#include "core/preparation/family_views.hpp"
#include "core/proposals/proposal.hpp"
#include "core/replies/reply_store.hpp"
#include "core/reports/measure.hpp"
#include "core/retention/retention_class.hpp"
#include "core/rules/dates_change.hpp"
#include "core/rules/event_kind.hpp"
#include "core/slots/find_slots.hpp"
#include "core/slots/nearest_slots.hpp"
#include "core/support/refusals.hpp"
#include "server/app/protocol_answer.hpp"
#include "server/app/refusal_status.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

json::object one_of(json::array codes)
{
    return {{"type", "string"}, {"enum", std::move(codes)}};
}

template <class Values>
json::object codes_of(const Values& values)
{
    json::array codes;
    for (const auto value : values)
        codes.emplace_back(code(value));
    return one_of(std::move(codes));
}

template <class Value>
json::object codes_of(std::initializer_list<Value> values)
{
    return codes_of<std::initializer_list<Value>>(values);
}

json::object roles_of(bool with_links)
{
    using enum core::Role;
    json::array codes;
    for (const core::Role role : {chair,
                                  social_worker,
                                  team_manager,
                                  service_manager,
                                  business_support,
                                  agency_user,
                                  auditor,
                                  administrator})
        codes.emplace_back(core::role_code(role));
    if (with_links)
        for (const core::Role role : {anonymous, agency_link})
            codes.emplace_back(core::role_code(role));
    return one_of(std::move(codes));
}

json::object abuse_categories()
{
    json::array codes{""};
    for (const auto jurisdiction : {core::Jurisdiction::england, core::Jurisdiction::wales})
        for (const core::AbuseCategory& category : core::abuse_categories(jurisdiction)) {
            const json::value code(category.code);
            if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
        }
    return one_of(std::move(codes));
}

json::object replies()
{
    json::object all = codes_of(core::all_replies());
    json::array& codes = all["enum"].as_array();
    codes.insert(codes.begin(), json::value(code(core::Reply::none)));
    return all;
}

void add_meeting_codes(json::object& all)
{
    using core::Attendance;
    using core::MeetingMode;
    using core::MeetingStatus;
    using core::QuorumState;
    all["MeetingType"] = codes_of(core::all_meeting_types());
    all["MeetingStatus"] =
        codes_of({MeetingStatus::scheduled, MeetingStatus::held, MeetingStatus::cancelled});
    all["MeetingMode"] =
        codes_of({MeetingMode::in_person, MeetingMode::video, MeetingMode::hybrid});
    all["LateReason"] = codes_of(core::all_late_reasons());
    all["Requirement"] = codes_of(core::all_requirements());
    all["ReplyGiven"] = codes_of(core::all_replies());
    all["Reply"] = replies();
    all["Attendance"] = codes_of({Attendance::unknown,
                                  Attendance::present,
                                  Attendance::remote,
                                  Attendance::apologies,
                                  Attendance::report_only,
                                  Attendance::absent});
    all["QuorumState"] = codes_of(
        {QuorumState::not_needed, QuorumState::met, QuorumState::at_risk, QuorumState::not_met});
    using enum core::MessageState;
    using core::MessageKind;
    all["MessageKind"] = codes_of({MessageKind::request,
                                   MessageKind::cancel,
                                   MessageKind::minutes,
                                   MessageKind::actions,
                                   MessageKind::reminder,
                                   MessageKind::time_declined});
    all["MessageState"] = codes_of(
        {held, pending, leased, sending, sent, retry, in_doubt, failed, cancelled, bounced});
    using core::DeliveryStep;
    all["DeliveryStep"] = codes_of({DeliveryStep::queued,
                                    DeliveryStep::again,
                                    DeliveryStep::sent,
                                    DeliveryStep::deferred,
                                    DeliveryStep::in_doubt,
                                    DeliveryStep::held,
                                    DeliveryStep::failed,
                                    DeliveryStep::bounced,
                                    DeliveryStep::withdrawn,
                                    DeliveryStep::link_opened,
                                    DeliveryStep::opened,
                                    DeliveryStep::told,
                                    DeliveryStep::replied,
                                    DeliveryStep::recalled,
                                    DeliveryStep::handed,
                                    DeliveryStep::taken_over});
    all["WaitingKind"] = codes_of({core::WaitingKind::mail, core::WaitingKind::note});
    all["ToldWay"] = codes_of(core::all_told_ways());
    all["AddressProof"] = codes_of(core::all_address_proofs());
    all["Presence"] =
        one_of({"coming", "waiting", "not_coming", "asked", "free", "not_known", "busy"});
}

void add_record_codes(json::object& all)
{
    using core::ActionStatus;
    using core::CirculationKind;
    using core::Delivery;
    all["Outcome"] = codes_of(core::all_outcomes());
    all["AbuseCategory"] = abuse_categories();
    all["ActionStatus"] = codes_of({ActionStatus::open,
                                    ActionStatus::in_progress,
                                    ActionStatus::done,
                                    ActionStatus::confirmed,
                                    ActionStatus::no_longer_needed});
    all["ActionPriority"] = codes_of({core::ActionPriority::normal, core::ActionPriority::high});
    all["CirculationKind"] = codes_of({CirculationKind::minutes, CirculationKind::actions});
    all["Delivery"] = codes_of({Delivery::no_address,
                                Delivery::queued,
                                Delivery::accepted,
                                Delivery::failed,
                                Delivery::opened,
                                Delivery::revoked,
                                Delivery::held});
}

void add_report_codes(json::object& all)
{
    using core::FileScan;
    using core::ReportFileType;
    using core::ReportState;
    using core::ReportWay;
    all["ReportState"] = codes_of({ReportState::asked,
                                   ReportState::draft,
                                   ReportState::overdue,
                                   ReportState::received,
                                   ReportState::late});
    using core::SharedState;
    all["ReportShareState"] = codes_of({SharedState::no_report,
                                        SharedState::waiting,
                                        SharedState::overdue,
                                        SharedState::in_time,
                                        SharedState::late});
    all["ReportWay"] = codes_of(
        {ReportWay::by_link, ReportWay::uploaded, ReportWay::on_paper, ReportWay::by_mail});
    all["ReportWayGiven"] =
        codes_of({ReportWay::uploaded, ReportWay::on_paper, ReportWay::by_mail});
    all["ReportFileType"] = codes_of({ReportFileType::pdf,
                                      ReportFileType::docx,
                                      ReportFileType::odt,
                                      ReportFileType::png,
                                      ReportFileType::jpeg});
    all["FileScan"] = codes_of({FileScan::clean, FileScan::not_scanned});
}

void add_preparation_codes(json::object& all)
{
    using core::ExclusionDecision;
    using core::ExclusionScope;
    using core::ViewsBy;
    using core::ViewsWay;
    all["PreparationPoint"] = codes_of(core::all_preparation_points());
    json::array answers;
    for (const core::AnswerRule& rule : core::answer_rules())
        answers.emplace_back(rule.code);
    all["PreparationAnswer"] = one_of(std::move(answers));
    all["ViewsBy"] = codes_of({ViewsBy::self, ViewsBy::advocate});
    all["ViewsWay"] = codes_of({ViewsWay::written, ViewsWay::told, ViewsWay::drawn});
    all["ExclusionGround"] = codes_of(core::all_exclusion_grounds());
    all["ExclusionScope"] = codes_of({ExclusionScope::whole, ExclusionScope::part});
    all["ExclusionDecision"] = codes_of({ExclusionDecision::granted, ExclusionDecision::refused});
}

void add_availability_codes(json::object& all)
{
    using core::BusyKind;
    using core::BusySource;
    using core::SharingState;
    all["BusyKind"] = codes_of({BusyKind::busy, BusyKind::leave, BusyKind::on_call});
    all["BusySource"] =
        codes_of({BusySource::typed, BusySource::csv, BusySource::feed, BusySource::caldav});
    all["SharingState"] = codes_of(
        {SharingState::not_shared, SharingState::by_hand, SharingState::csv, SharingState::feed});
}

void add_scheduling_codes(json::object& all)
{
    using core::SeatState;
    using enum core::SlotRule;
    using enum core::SlotChange;
    using core::MeetingChange;
    using core::PlanRule;
    all["PlanRule"] = codes_of({PlanRule::last_day_passed,
                                PlanRule::no_time_allowed,
                                PlanRule::people_not_free,
                                PlanRule::no_chair_free,
                                PlanRule::no_room_fits,
                                PlanRule::no_room_free,
                                PlanRule::others_are_as_late});
    all["PlanChange"] = codes_of({MeetingChange::another_chair,
                                  MeetingChange::without_person,
                                  MeetingChange::by_video,
                                  MeetingChange::shorter});
    all["SeatState"] = codes_of({SeatState::free, SeatState::busy, SeatState::not_shared});
    all["SlotRule"] =
        codes_of({service_hours, chair, chair_load, required, minute_taker, quorum, room, travel});
    all["SlotChange"] = codes_of({with_cover,
                                  another_person,
                                  another_chair,
                                  one_more_for_chair,
                                  smaller_room,
                                  without_feature,
                                  without_debrief,
                                  shorter,
                                  by_video,
                                  without_family_time,
                                  without_person});
}

void add_codes(json::object& all)
{
    using core::DueStanding;
    using core::DueStatus;
    using core::FeedKind;
    using core::HealthCountsAs;
    using core::Jurisdiction;
    using core::RuleLevel;
    all["Role"] = roles_of(true);
    all["StaffRole"] = roles_of(false);
    all["AgencyKind"] = codes_of(core::all_agency_kinds());
    all["AccessFeature"] = codes_of(core::all_access_features());
    all["HealthCountsAs"] = codes_of({HealthCountsAs::one, HealthCountsAs::per_discipline});
    all["Jurisdiction"] = codes_of({Jurisdiction::england, Jurisdiction::wales});
    all["JurisdictionGiven"] = one_of({"england", "wales", "England", "Wales"});
    all["EventKind"] = codes_of(core::all_event_kinds());
    all["RecordableEventKind"] = codes_of(core::recordable_event_kinds());
    all["RuleLevel"] = codes_of({RuleLevel::law, RuleLevel::guidance, RuleLevel::local});
    all["DueStatus"] =
        codes_of({DueStatus::open, DueStatus::met, DueStatus::superseded, DueStatus::not_needed});
    all["DueStanding"] = codes_of({DueStanding::overdue,
                                   DueStanding::booked_late,
                                   DueStanding::booked,
                                   DueStanding::at_risk,
                                   DueStanding::in_time});
    using core::OverrunApproval;
    using core::OverrunStatus;
    all["OverrunStatus"] = codes_of({OverrunStatus::awaiting,
                                     OverrunStatus::granted,
                                     OverrunStatus::refused,
                                     OverrunStatus::withdrawn});
    all["OverrunApproval"] = codes_of({OverrunApproval::manager,
                                       OverrunApproval::service_manager,
                                       OverrunApproval::manager_and_chair});
    using core::DatesChangeKind;
    using core::DatesChangeStatus;
    all["DatesChangeKind"] = codes_of(
        {DatesChangeKind::close_days, DatesChangeKind::open_day, DatesChangeKind::choose_rule});
    all["DatesChangeStatus"] = codes_of(
        {DatesChangeStatus::proposed, DatesChangeStatus::in_force, DatesChangeStatus::rejected});
    using core::ProposalStatus;
    using core::ProposedAct;
    all["ProposedAct"] = codes_of({ProposedAct::change_role,
                                   ProposedAct::lower_restriction,
                                   ProposedAct::lift_exclusion,
                                   ProposedAct::end_must_not_meet,
                                   ProposedAct::lift_hold,
                                   ProposedAct::erase_case,
                                   ProposedAct::allow_domain,
                                   ProposedAct::end_domain,
                                   ProposedAct::add_account});
    all["ProposalStatus"] =
        codes_of({ProposalStatus::waiting, ProposalStatus::confirmed, ProposalStatus::turned_down});
    all["RetentionClass"] = codes_of(core::all_retention_classes());
    all["RetentionStart"] = codes_of({core::RetentionStart::closing,
                                      core::RetentionStart::youngest_birth,
                                      core::RetentionStart::death});
    all["MoveCause"] = codes_of(core::all_move_causes());
    all["FeedKind"] = codes_of(std::span{core::all_feed_kinds});
    all["Measure"] = codes_of(core::all_measures());
    add_availability_codes(all);
    add_scheduling_codes(all);
    add_meeting_codes(all);
    add_record_codes(all);
    add_report_codes(all);
    add_preparation_codes(all);
}

// With a table of them, from where they are answered from.
json::object problem_codes()
{
    json::array codes;
    std::string table =
        "Stable. What each says, and the status it comes with:\n\n"
        "| code | status | title |\n| --- | --- | --- |\n";
    const auto add = [&](std::string_view code, int status, std::string_view title) {
        const json::value value(code);
        if (std::ranges::find(codes, value) != codes.end()) return;
        codes.push_back(value);
        table += "| " + std::string{code} + " | " + std::to_string(status) + " | " +
                 std::string{title} + " |\n";
    };
    for (const core::RefusalText& row : core::all_refusals())
        add(row.code, refusal_status(row.refusal), row.sentence);
    for (const ProtocolTitle& row : protocol_titles())
        add(protocol_code(row.status), row.status, row.title);
    json::object schema = one_of(std::move(codes));
    schema["description"] = table;
    return schema;
}

json::object read_all()
{
    json::object all;
    for (const std::string_view source : schema_sources()) {
        const json::value file = json::parse(source);
        for (const auto& [name, schema] : file.as_object())
            if (!all.emplace(name, schema).second)
                throw std::logic_error{"two schemas have the name " + std::string{name}};
    }
    add_codes(all);
    all["ProblemCode"] = problem_codes();
    return all;
}

}  // namespace

const json::object& api_schemas()
{
    static const json::object all = read_all();
    return all;
}

const json::object& api_schema(std::string_view name)
{
    const json::value* found = api_schemas().if_contains(name);
    if (found == nullptr) throw std::logic_error{"no schema has the name " + std::string{name}};
    return found->as_object();
}

json::object schema_reference(std::string_view name)
{
    const auto reference = [](std::string_view schema) {
        static_cast<void>(api_schema(schema));
        return json::object{{"$ref", "#/components/schemas/" + std::string{schema}}};
    };
    if (!name.starts_with('[')) return reference(name);
    return {
        {"type", "object"},
        {"required", json::array{"items"}},
        {"properties",
         {{"items", {{"type", "array"}, {"items", reference(name.substr(1, name.size() - 2))}}}}}};
}

}  // namespace quorate::server
