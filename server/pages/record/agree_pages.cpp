#include <algorithm>

#include "core/cases/case_store.hpp"
#include "core/circulation/adjournment.hpp"
#include "core/circulation/corrections.hpp"
#include "core/circulation/record_clocks.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/core_group_store.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/minutes/before_closing.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/minutes/named_parts.hpp"
#include "core/minutes/write_minutes.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/preparation/preparation_views.hpp"
#include "server/pages/record/minutes_pages.hpp"
#include "server/pages/record/plan_pages.hpp"
#include "server/pages/record/record_clock_views.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/pages/record/release_words.hpp"

namespace quorate::server {
namespace {

// The record with all that is told about it.
struct Seen {
    core::MinutesFile file;
    std::vector<core::Finding> findings = {};  // while it is a draft
    std::vector<core::CorrectionRow> corrections = {};
    std::optional<core::RecordClocks> clocks = {};
    std::vector<std::string> missing_of_plan = {};  // while it is a draft
    std::optional<core::Adjourned> adjourned = {};
    std::vector<core::FamilyMember> members = {};
    std::vector<core::InviteeEntry> seats = {};
    core::CoreGroup core_group = {};
};

View section_view(const core::MinuteSection& section)
{
    View view;
    view["title"] = section.title;
    view["body"] = section.body.reveal();
    view["family_chip"] = section.visible_to_family ? chip(Chip::child, "The family may read this")
                                                    : chip(Chip::lock, "Professionals only");
    return view;
}

View amendment_view(const core::Amendment& amendment, const std::vector<core::NamedPart>& parts)
{
    const std::string part =
        core::title_of(parts, core::pointed_at(amendment.section, amendment.part));
    View view;
    view["heading"] = amendment_heading(amendment.number, part);
    view["body"] = amendment.body.reveal();
    view["reason"] = amendment.reason.reveal();
    view["made"] = "Added " + core::london_long_time(amendment.made_at);
    view["family_chip"] = amendment.visible_to_family
                              ? chip(Chip::child, "The family may read this")
                              : chip(Chip::lock, "Professionals only");
    return view;
}

// Parts that were left empty, before they stay so for good: "2 of 12 parts say nothing: …".
std::string empty_parts(const std::vector<core::MinuteSection>& sections)
{
    std::string names;
    int empty = 0;
    for (const core::MinuteSection& section : sections) {
        if (!core::trimmed(section.body.reveal()).empty()) continue;
        names += (names.empty() ? "" : "; ") + section.title;
        ++empty;
    }
    if (empty == 0) return {};
    return std::to_string(empty) + " of " +
           counted(static_cast<int>(sections.size()), "part", "parts") +
           (empty == 1 ? " says" : " say") + " nothing: " + names + ".";
}

// Whether there is a letter about these decisions, and none of them may be told in it.
bool is_untold(const core::MinutesFile& file)
{
    const core::MeetingType type = file.file.meeting.type;
    return core::is_conference(type) && core::is_for_family(type) && !file.decisions.empty() &&
           std::ranges::none_of(file.decisions, &core::ChildDecision::visible_to_family);
}

// A decision that its family would not learn of, where others are told: easily forgotten for one.
std::vector<View> unmarked_notices(const core::MinutesFile& file)
{
    std::vector<View> notices;
    const core::Meeting& meeting = file.file.meeting;
    if (!core::is_for_family(meeting.type) || is_untold(file)) return notices;
    for (const core::ChildDecision& decision : file.decisions) {
        const auto child = std::ranges::find(file.children, decision.child, &core::Child::id);
        if (decision.visible_to_family || decision.outcome == core::Outcome::adjourned ||
            child == file.children.end())
            continue;
        notices.push_back(alert(Alert::warning,
                                {.strong = core::called(*child).reveal() +
                                           "'s decision is not marked for anybody of the family: "
                                           "they are not told of it.",
                                 .text = "Once agreed, it cannot be marked any more.",
                                 .link = "Say whether the family may read it",
                                 .link_url = minutes_url(meeting.id, "decision")}));
    }
    return notices;
}

// A part of the plan that was written before a decision left a child without one.
std::vector<View> plan_notices(const core::MinutesFile& file)
{
    std::vector<View> notices;
    for (const core::PlanPart& part : file.plan.written)
        for (const core::Child& child : file.children) {
            if (part.is_ended || std::ranges::count(part.children, child.id) == 0 ||
                !core::has_no_plan(child.id, file.decisions))
                continue;
            notices.push_back(alert(
                Alert::warning,
                {.strong = "Part " + std::to_string(part.position) + " of the plan is for " +
                           core::called(child).reveal() + ", who has no plan after this meeting.",
                 .text = "Copies and letters leave it out for them.",
                 .link = "Change this part",
                 .link_url = plan_part_url(file.file.meeting.id, part.id)}));
        }
    return notices;
}

// How each child took part, as far as whoever reads this may see it.
std::vector<SummaryRow> took_part_rows(const std::optional<core::Preparation>& preparation)
{
    std::vector<SummaryRow> rows;
    if (!preparation) return rows;
    for (const core::PreparedEntry& each : preparation->people)
        for (const core::PointEntry& point : each.points) {
            if (point.point != core::PreparationPoint::participation) continue;
            if (!point.is_required && !point.settled) continue;
            rows.push_back(
                {.key = each.person.name.reveal(),
                 .value = point.settled
                              ? std::string{core::answer_rule(point.settled->answer).label}
                              : std::string{"Not recorded yet"}});
        }
    return rows;
}

// What stands between these minutes and the chair's agreement.
std::vector<View> notices_for(const core::MinutesFile& file, bool may_approve, bool may_send)
{
    std::vector<View> notices;
    const core::MeetingId& id = file.file.meeting.id;
    if (!file.dissents.empty())
        notices.push_back(
            alert(Alert::information,
                  {.strong = counted(file.dissents.size(), "agency dissents", "agencies dissent") +
                             " from a decision.",
                   .link = "By when they say so in writing, and what the chair did",
                   .link_url = record_url(id, "dissents")}));
    if (file.minutes && file.minutes->status == core::MinutesStatus::approved) {
        notices.push_back(
            alert(Alert::success,
                  {.strong = "Agreed " + core::london_long_time(*file.minutes->approved_at) + ".",
                   .text = "Papers can be sent.",
                   .link = may_send ? "Send papers" : "",
                   .link_url = may_send ? record_url(id, "papers") : std::string{}}));
        if (is_untold(file))
            notices.push_back(
                alert(Alert::warning,
                      {.strong = "The family and the children get no letter: no decision was "
                                 "marked for them.",
                       .text = "That cannot be changed any more. Tell them in another way."}));
        return notices;
    }
    if (file.file.meeting.status != core::MeetingStatus::held)
        notices.push_back(alert(Alert::warning,
                                {.strong = "The meeting has not ended yet.",
                                 .link = "End the meeting",
                                 .link_url = record_url(id, "register")}));
    if (core::decides_for_each_child(file.file.meeting.type) && !core::undecided(file).empty())
        notices.push_back(alert(Alert::warning,
                                {.strong = "A child has no decision yet.",
                                 .link = "Record decisions",
                                 .link_url = minutes_url(id, "decision")}));
    if (is_untold(file))
        notices.push_back(alert(
            Alert::warning,
            {.strong = "The family and the children will get no letter: no decision is marked for "
                       "them.",
             .text = "Once agreed, none can be marked any more.",
             .link = "Mark those that the family may read",
             .link_url = minutes_url(id, "decision")}));
    for (View& each : unmarked_notices(file))
        notices.push_back(std::move(each));
    for (View& each : plan_notices(file))
        notices.push_back(std::move(each));
    if (const auto missing = core::missing_of_closing_summary(file); !missing.empty())
        notices.push_back(alert(Alert::warning,
                                {.strong = "The closing summary is not written in full yet.",
                                 .text = "It is needed before these minutes can be agreed.",
                                 .link = "Write it",
                                 .link_url = minutes_url(id, missing.front().item)}));
    if (const std::string empty = empty_parts(file.sections); file.minutes && !empty.empty())
        notices.push_back(alert(Alert::warning,
                                {.strong = empty,
                                 .text = "Once agreed, they stay empty.",
                                 .link = "Write them",
                                 .link_url = minutes_url(id)}));
    if (!may_approve)
        notices.push_back(alert(Alert::information, {.strong = "The chair agrees the minutes."}));
    return notices;
}

View decisions_views(const core::MinutesFile& file, const std::optional<core::Adjourned>& adjourned)
{
    kainjow::mustache::list views;
    for (const core::ChildDecision& decision : file.decisions) {
        const auto child = std::ranges::find(file.children, decision.child, &core::Child::id);
        if (child != file.children.end())
            views.push_back(decision_summary(decision, *child, file, adjourned));
    }
    return View{views};
}

// What was found, each to be ticked before the minutes are agreed.
View findings_field(const std::vector<core::Finding>& findings,
                    const std::vector<std::string>& ticked,
                    const std::vector<core::FieldError>& errors)
{
    std::vector<Option> options;
    for (const core::Finding& each : findings)
        options.push_back({.value = each.key,
                           .label = each.where + ": \u201c" + each.words.reveal() + "\u201d",
                           .hint = std::string{core::label(each.kind)}});
    return checkboxes({.name = "confirmed",
                       .legend = "Look at these: they may not belong into the record",
                       .options = std::move(options),
                       .chosen = ticked,
                       .error = error_for(errors, "confirmed")});
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const Seen& seen,
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const core::MinutesFile& file = seen.file;
    const core::Meeting& meeting = file.file.meeting;
    const bool is_draft = file.minutes && file.minutes->status == core::MinutesStatus::draft;
    const bool may_approve = may_also(file.file, actor, core::Action::minutes_approve, app.now());
    const bool may_send = may_also(file.file, actor, core::Action::minutes_distribute, app.now());
    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "Agree the minutes",
                              .sub = "Read them once more. The family's parts are marked.",
                              .eyebrow = meeting_line(file.file)});
    page["tabs"] = meeting_tabs(actor, meeting, "minutes");
    std::vector<View> notices = notices_for(file, may_approve, may_send);
    for (const std::string& sentence : seen.missing_of_plan)
        notices.push_back(alert(Alert::warning,
                                {.strong = sentence,
                                 .text = "Once agreed, it cannot be added.",
                                 .link = "Write it",
                                 .link_url = record_url(meeting.id, "plan")}));
    page["notices"] = view_list(notices, [](const View& each) { return each; });
    page["sections"] = view_list(file.sections, section_view);
    const auto parts = core::parts_of(file);
    page["amendments"] = view_list(file.amendments, [&](const core::Amendment& amendment) {
        return amendment_view(amendment, parts);
    });
    const bool is_agreed = file.minutes && !is_draft;
    page["amend_url"] =
        is_agreed && may_also(file.file, actor, core::Action::minutes_amend_approved, app.now())
            ? record_url(meeting.id, "minutes/amend")
            : std::string{};
    page["has_decisions"] = !file.decisions.empty();
    page["decisions"] = decisions_views(file, seen.adjourned);
    page["has_plan"] = !file.plan.written.empty();
    page["plan"] = plan_parts_view(file.plan.written, file.children, meeting.id, false);
    page["asks_parents"] = core::is_for_family(meeting.type) && !seen.members.empty() &&
                           !(file.plan.written.empty() && file.plan.agreements.empty());
    page["agreements"] = agreements_view(file, seen.members);
    page["names_core_group"] = !seen.core_group.members.empty();
    page["core_group"] = core_group_view(seen.core_group, seen.seats);
    const std::vector<SummaryRow> took_part =
        took_part_rows(prepared_beside(app, actor, meeting.id));
    page["took_part"] = took_part.empty() ? View{false} : summary_list(took_part);
    page["actions"] = actions_table(file.actions, true);
    page["agree_form"] = is_draft && may_approve && meeting.status == core::MeetingStatus::held;
    const Fields typed = request.method == Method::post ? form_of(request) : Fields{};
    page["findings"] = seen.findings.empty()
                           ? View{false}
                           : findings_field(seen.findings, typed.all("confirmed"), errors);
    page["standing"] = seen.clocks ? record_state_chip(seen.clocks->record) : View{false};
    page["standing_words"] = seen.clocks ? record_sentence(*seen.clocks) : std::string{};
    const AnswersAllowed may_answer{
        .decline = may_also(file.file, actor, core::Action::minutes_edit_draft, app.now()),
        .amend = may_also(file.file, actor, core::Action::minutes_amend_approved, app.now())};
    page["corrections_some"] = !seen.corrections.empty();
    page["corrections"] = correction_rows(seen.corrections, meeting.id, may_answer, errors);
    page["agree_url"] = record_url(meeting.id, "minutes/agree");
    page["version"] = number_text(file.minutes ? file.minutes->version : 0);
    page["agree_button"] = button({.label = "Agree these minutes"});
    return html_page(app,
                     request,
                     actor,
                     "record/agree",
                     {.title = "Agree the minutes",
                      .section = Section::meetings,
                      .back = {.label = "Back to the minutes", .url = minutes_url(meeting.id)},
                      .status = status},
                     std::move(page));
}

core::Result<Seen> look(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting{request.value(0)};
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Seen> {
        auto file = core::view_minutes(work, app.clock, actor, meeting);
        if (!file) return file.error();
        Seen seen{.file = *std::move(file)};
        if (seen.file.minutes && seen.file.minutes->status == core::MinutesStatus::draft) {
            seen.findings = core::findings_in(work, seen.file);
            seen.missing_of_plan = core::missing_of_plan(work, seen.file);
        }
        seen.members = work.cases.family_members_of(actor.authority, seen.file.file.family.id);
        seen.seats = work.invitees.of_meeting(actor.authority, meeting);
        seen.core_group = work.core_groups.named_at(actor.authority, meeting);
        seen.adjourned = core::adjourned_by(work.minutes.closing(actor.authority, meeting));
        seen.corrections = core::corrections_of(work, actor.authority, meeting);
        seen.clocks = core::record_clocks_beside(work, case_tools(app), actor, meeting);
        return seen;
    });
}

}  // namespace

Response get_agree(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = look(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    return show(app, request, actor, *seen);
}

Response post_agree(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::ApproveMinutes command{.meeting = core::MeetingId{request.value(0)},
                                       .version = number_field(form, "version"),
                                       .confirmed = form.all("confirmed")};
    const auto agreed = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::approve_minutes(work, app.clock, app.digest, actor, command);
    });
    if (agreed) return done(record_url(command.meeting, "papers"), "minutes-agreed");

    const core::Error& error = agreed.error();
    const bool stale = error.refusal == core::Refusal::stale_version;
    if (error.fields.empty() && !stale) return refusal_page(app, request, actor, error);
    const auto seen = look(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    auto errors = error.fields;
    if (stale)
        errors.push_back({"",
                          "Someone changed the minutes after you opened this page. Read them "
                          "again, then agree"});
    return show(app, request, actor, *seen, errors, refusal_status(error.refusal));
}

Response post_decline_correction(App& app, const Request& request, const core::Actor& actor)
{
    const core::CorrectionId correction{request.value(1)};
    const std::string field = answer_field(correction);
    const core::DeclineCorrection command{.meeting = core::MeetingId{request.value(0)},
                                          .correction = correction,
                                          .answer = form_of(request).get(field)};
    const auto declined = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::decline_correction(work, app.clock, actor, command);
    });
    if (declined) return done(record_url(command.meeting, "minutes/agree"), "correction-declined");
    std::vector<core::FieldError> errors = declined.error().fields;
    if (errors.empty()) return refusal_page(app, request, actor, declined.error());
    for (core::FieldError& each : errors)
        if (each.field == "answer") each.field = field;
    const auto seen = look(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    return show(app, request, actor, *seen, errors, refusal_status(declined.error().refusal));
}

}  // namespace quorate::server
