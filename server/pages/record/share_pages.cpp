#include <algorithm>
#include <functional>

#include "core/circulation/disclosure_gate.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/record/disclosure_forms.hpp"
#include "server/pages/record/disclosure_pages.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

// Why it never goes, and what would let it go.
std::string reason(const core::Verdict& verdict)
{
    std::string words{verdict.why};
    if (!verdict.what_to_do.empty()) words += ". " + std::string{verdict.what_to_do};
    return words;
}

// Beside what nobody but its reader can judge.
std::string warning(const core::Verdict& verdict)
{
    if (verdict.why.empty()) return {};
    return "Warning: " + std::string{verdict.why} + ". Read all of it before you tick it.";
}

// One thing that may be chosen for a seat, or why it may not.
struct Choosable {
    std::vector<Option> options = {};
    std::vector<std::string> kept_back = {};  // "What the police say: It is not marked …"

    void add(const std::string& id, const std::string& title, const core::Verdict& verdict)
    {
        if (verdict.passage == core::Passage::never)
            kept_back.push_back(title + ": " + reason(verdict));
        else
            options.push_back({id, title, warning(verdict)});
    }
};

View box(const char* name,
         const char* legend,
         const Choosable& all,
         std::vector<std::string> chosen)
{
    return checkboxes({.name = name,
                       .legend = legend,
                       .options = all.options,
                       .chosen = std::move(chosen),
                       .small = true});
}

struct ShareForm {
    core::SeatChoice choice;
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

std::vector<View> share_fields(const core::PapersPlan& plan,
                               const core::PapersRecipient& recipient,
                               const ShareForm& form,
                               std::vector<std::string>& kept_back)
{
    using core::Share;
    const auto& member = recipient.seat.invitee.holder.member;
    const core::Papers& papers = plan.papers;
    Choosable sections;
    Choosable decisions;
    Choosable actions;
    Choosable plan_parts;
    for (const core::MinuteSection& each : papers.sections)
        if (!each.body.reveal().empty())
            sections.add(
                each.id.text(), each.title, core::verdict_on(each, recipient.kind, member, papers));
    for (const core::ChildDecision& each : papers.decisions) {
        const auto child = std::ranges::find(papers.children, each.child, &core::Child::id);
        decisions.add(
            each.id.text(),
            "Decision: " +
                (child == papers.children.end() ? std::string{} : core::called(*child).reveal()),
            core::verdict_on(each, recipient.kind, member, papers));
    }
    for (const core::ActionRow& row : papers.actions)
        actions.add(row.action.id.text(),
                    row.action.what.reveal(),
                    core::verdict_on(row.action, recipient.kind, member, papers));
    for (const core::PlanPart& part : papers.plan.written)
        plan_parts.add(part.id.text(),
                       part.outcome.reveal(),
                       core::verdict_on(part, recipient.kind, member, papers));
    const Share offered =
        form.choice.share == Share::full ? Share::usual : form.choice.share;  // they are the same
    std::vector<Option> shares;
    for (const Share share : {Share::usual, Share::part, Share::decisions, Share::nothing})
        shares.push_back({std::string{core::code(share)}, std::string{core::label(share)}});

    std::vector<View> fields{radios({.name = "share",
                                     .legend = "What they get",
                                     .options = shares,
                                     .chosen = std::string{core::code(offered)},
                                     .error = error_for(form.errors, "share"),
                                     .small = true})};
    const core::ReleasedSet& chosen = form.choice.chosen;
    if (!sections.options.empty())
        fields.push_back(
            box("sections", "Parts, with some of it", sections, texts_of(chosen.sections)));
    if (!decisions.options.empty())
        fields.push_back(
            box("decisions", "Decisions, with some of it", decisions, texts_of(chosen.decisions)));
    if (!actions.options.empty())
        fields.push_back(
            box("actions", "Action points, with some of it", actions, texts_of(chosen.actions)));
    if (!plan_parts.options.empty())
        fields.push_back(
            box("plan", "Parts of the plan, with some of it", plan_parts, texts_of(chosen.plan)));
    fields.push_back(textarea({.name = "reason",
                               .label = "Why they get nothing, if they get nothing",
                               .value = form.choice.reason.reveal(),
                               .error = error_for(form.errors, "reason"),
                               .rows = 3}));
    for (const Choosable* each : {&sections, &decisions, &actions, &plan_parts})
        kept_back.insert(kept_back.end(), each->kept_back.begin(), each->kept_back.end());
    return fields;
}

Response show_share(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const core::PapersPlan& plan,
                    const core::PapersRecipient& recipient,
                    const ShareForm& form)
{
    const core::MeetingId& meeting = plan.file.file.meeting.id;
    std::vector<std::string> kept_back;
    View page;
    page["error_summary"] = error_summary(form.errors);
    page["head"] = page_head({.heading = "What " + recipient.seat.name.reveal() + " gets",
                              .sub = recipient.seat.job,
                              .eyebrow = meeting_line(plan.file.file)});
    page["fields"] = view_list(share_fields(plan, recipient, form, kept_back), std::identity{});
    page["version"] = number_text(form.choice.version);
    page["share_url"] = share_url(meeting, recipient.seat.invitee.id);
    page["save"] = button({.label = "Save"});
    page["about_url"] = about_url(meeting);
    page["has_kept_back"] = !kept_back.empty();
    page["kept_back"] = view_list(kept_back, [](const std::string& words) {
        View view;
        view["words"] = words;
        return view;
    });
    return html_page(app,
                     request,
                     actor,
                     "papers/share",
                     {.title = "What they get",
                      .section = Section::meetings,
                      .back = {.label = "Back to papers", .url = record_url(meeting, "papers")},
                      .status = form.status},
                     std::move(page));
}

const core::PapersRecipient* recipient_in(const core::PapersPlan& plan, const std::string& seat)
{
    const auto found = std::ranges::find_if(
        plan.recipients, [&seat](const auto& each) { return each.seat.invitee.id.text() == seat; });
    return found == plan.recipients.end() ? nullptr : &*found;
}

}  // namespace

Response get_share(App& app, const Request& request, const core::Actor& actor)
{
    const auto plan = look_at_disclosure(app, request, actor);
    if (!plan) return refusal_page(app, request, actor, plan.error());
    const core::PapersRecipient* recipient = recipient_in(*plan, request.value(1));
    if (recipient == nullptr)
        return refusal_page(app, request, actor, core::Error{core::Refusal::not_found});
    return show_share(app, request, actor, *plan, *recipient, {.choice = recipient->choice});
}

Response post_share(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::ChooseShare command{
        .meeting = core::MeetingId{request.value(0)},
        .seat = core::InviteeId{request.value(1)},
        .version = number_field(form, "version"),
        .share = core::share_from(form.get("share")).value_or(core::Share::nothing),
        .chosen = {.sections = ids_of_field<core::MinuteSectionId>(form, "sections"),
                   .decisions = ids_of_field<core::DecisionId>(form, "decisions"),
                   .actions = ids_of_field<core::ActionPointId>(form, "actions"),
                   .plan = ids_of_field<core::PlanPartId>(form, "plan")},
        .reason = core::FreeText{form.get("reason")}};
    const auto chosen = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::choose_share(work, case_tools(app), actor, command);
    });
    if (chosen) return done(record_url(command.meeting, "papers"), "share-saved");
    if (chosen.error().fields.empty()) return refusal_page(app, request, actor, chosen.error());
    const auto plan = look_at_disclosure(app, request, actor);
    if (!plan) return refusal_page(app, request, actor, plan.error());
    const core::PapersRecipient* recipient = recipient_in(*plan, request.value(1));
    if (recipient == nullptr)
        return refusal_page(app, request, actor, core::Error{core::Refusal::not_found});
    return show_share(app,
                      request,
                      actor,
                      *plan,
                      *recipient,
                      {.choice = {.seat = command.seat,
                                  .share = command.share,
                                  .chosen = command.chosen,
                                  .reason = command.reason,
                                  .version = command.version},
                       .errors = chosen.error().fields,
                       .status = refusal_status(chosen.error().refusal)});
}

}  // namespace quorate::server
