#include "server/pages/dates/overrun_pages.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/overruns.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/dates/overrun_words.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

using core::OverrunStatus;

// A request with what its page offers.
struct Shown {
    core::OverrunEntry entry;
    std::string reference;
    std::vector<core::User> colleagues;  // who may be named as who agrees
};

core::CaseId case_of(const Request& request)
{
    return core::CaseId{request.value(0)};
}

core::OverrunId overrun_of(const Request& request)
{
    return core::OverrunId{request.value(1)};
}

// Whether the address names the case of the request; if not, it is not there.
core::Result<core::OverrunEntry> find_entry(core::UnitOfWork& work,
                                            const App& app,
                                            const Request& request,
                                            const core::Actor& actor)
{
    auto entry = core::view_overrun(work, case_tools(app), actor, overrun_of(request));
    if (entry && entry->request.case_id != case_of(request)) return core::Refusal::not_found;
    return entry;
}

core::Result<Shown> shown(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Shown> {
        auto entry = find_entry(work, app, request, actor);
        if (!entry) return entry.error();
        const auto summary = work.cases.summary(actor.authority, entry->request.case_id);
        Shown found{.entry = *std::move(entry),
                    .reference = summary.value().family.reference,
                    .colleagues = {}};
        const bool both = found.entry.approval() == core::OverrunApproval::manager_and_chair;
        if (found.entry.may_decide && both)
            found.colleagues = core::who_may_agree(work, actor, found.entry.request);
        return found;
    });
}

std::string by_on(const core::PersonName& name, core::Instant at)
{
    return name.reveal() + ", " + core::london_long_time(at);
}

View facts_of(const core::OverrunEntry& entry)
{
    const core::OverrunRequest& asked = entry.request;
    const bool has_moved = asked.limit_date != entry.due.limit_date;
    std::vector<SummaryRow> rows{
        {.key = "What is due", .value = std::string{rule_of(entry.due).label}}};
    if (has_moved)
        rows.push_back(
            {.key = "Last day when it was asked", .value = core::long_date(asked.limit_date)});
    rows.push_back(
        {.key = has_moved ? "Last day now" : "Last day", .value = last_day_text(entry.due)});
    rows.push_back({.key = "More time until", .value = core::long_date(asked.expected_on)});
    rows.push_back({.key = "Why", .value = asked.rationale.reveal()});
    rows.push_back({.key = "Asked by", .value = by_on(entry.asked_by, asked.asked_at)});
    rows.push_back({.key = "How it stands", .value = overrun_state_text(asked, entry.due)});
    if (asked.decided_at)
        rows.push_back(
            {.key = asked.status == OverrunStatus::withdrawn ? "Taken back by" : "Decided by",
             .value = by_on(entry.decided_by, *asked.decided_at)});
    if (!asked.agreed_with.empty())
        rows.push_back({.key = "Agreed with", .value = entry.agreed_with.reveal()});
    if (!asked.decision_reason.empty())
        rows.push_back({.key = "Reason", .value = asked.decision_reason.reveal()});
    return summary_list(rows);
}

std::vector<View> decision_fields(const Shown& found,
                                  const core::Actor& actor,
                                  const Fields& typed,
                                  const std::vector<core::FieldError>& errors)
{
    std::vector<View> fields{
        radios({.name = "as",
                .legend = "Is the time given?",
                .options = {{"granted", "Yes, it is granted"}, {"refused", "No, it is refused"}},
                .chosen = typed.get("as"),
                .error = error_for(errors, "as")}),
        textarea({.name = "reason",
                  .label = "Why?",
                  .value = typed.get("reason"),
                  .hint = "At least 15 characters",
                  .error = error_for(errors, "reason"),
                  .rows = 3})};
    if (found.entry.approval() != core::OverrunApproval::manager_and_chair) return fields;
    std::vector<Option> options;
    for (const core::User& each : found.colleagues)
        options.push_back(
            {each.id.text(), each.name.reveal() + ", " + std::string{core::role_label(each.role)}});
    const bool is_chair = actor.role == core::Role::chair;
    fields.push_back(
        select({.name = "agreed_with",
                .label = is_chair ? "Manager who agrees" : "Conference chair who agrees",
                .options = std::move(options),
                .chosen = typed.get("agreed_with"),
                .prompt = "Choose a person",
                .hint = "A manager and the chair agree to a delay together. Not needed to refuse.",
                .error = error_for(errors, "agreed_with")}));
    return fields;
}

// Why somebody who came to answer it cannot; empty for those whom it does not concern.
std::string why_not(const core::OverrunEntry& entry, const core::Actor& actor)
{
    const bool waits = core::awaiting_for(entry.due, {entry.request}) != nullptr;
    if (!waits || entry.may_decide) return {};
    if (entry.request.asked_by == actor.user)
        return "You asked for this, so somebody else has to decide: " +
               std::string{approver_text(entry.approval())} + ".";
    if (!entry.request.may_be_decided_by(actor))
        return "It was asked from this sign-in, so somebody else has to decide: " +
               std::string{approver_text(entry.approval())} + ".";
    return {};
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const Fields& typed = {},
              const FormTrouble& trouble = {{}, 200})
{
    const auto found = shown(app, request, actor);
    if (!found) return refusal_page(app, request, actor, found.error());
    const core::OverrunEntry& entry = found->entry;
    const core::CaseId& family = entry.request.case_id;
    View page;
    page["error_summary"] = error_summary(trouble.errors);
    page["head"] = page_head({.heading = "More time", .eyebrow = found->reference});
    page["facts"] = facts_of(entry);
    page["why_not"] = why_not(entry, actor);
    page["may_decide"] = entry.may_decide;
    page["save_url"] = overrun_url(family, entry.request.id);
    page["fields"] =
        view_list(decision_fields(*found, actor, typed, trouble.errors), std::identity{});
    page["save"] = button({.label = "Decide"});
    page["may_withdraw"] = entry.may_withdraw;
    page["withdraw_url"] = withdraw_overrun_url(family, entry.request.id);
    return html_page(app,
                     request,
                     actor,
                     "families/overrun",
                     {.title = "More time",
                      .section = Section::families,
                      .back = {.label = "Every date, and why", .url = dates_url(family)},
                      .status = trouble.status},
                     std::move(page));
}

}  // namespace

Response get_overrun(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_overrun(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::DecideOverrun command{.overrun = overrun_of(request),
                                      .as = core::overrun_status_from(form.get("as")),
                                      .reason = core::FreeText{form.get("reason")},
                                      .agreed_with = core::UserId{form.get("agreed_with")}};
    const auto decided =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::Done> {
            const auto entry = find_entry(work, app, request, actor);
            if (!entry) return entry.error();
            return core::decide_overrun(work, case_tools(app), actor, command);
        });
    const bool is_granted = command.as == OverrunStatus::granted;
    if (decided)
        return done(dates_url(case_of(request)),
                    is_granted ? "overrun-granted" : "overrun-refused");
    if (const auto trouble = form_trouble(decided.error()))
        return show(app, request, actor, form, *trouble);
    return refusal_page(app, request, actor, decided.error());
}

Response get_withdraw_overrun(App& app, const Request& request, const core::Actor& actor)
{
    const auto found = shown(app, request, actor);
    if (!found) return refusal_page(app, request, actor, found.error());
    const core::OverrunEntry& entry = found->entry;
    const core::OverrunRequest& asked = entry.request;
    if (asked.status != OverrunStatus::awaiting)
        return refusal_page(app, request, actor, {core::Refusal::wrong_state});
    if (!entry.may_withdraw)
        return refusal_page(app, request, actor, {core::Refusal::not_permitted});
    const Link back{.label = "More time", .url = overrun_url(asked.case_id, asked.id)};
    const Frame frame = frame_for(
        app, request, actor, {.title = "More time", .section = Section::families, .back = back});
    return html_response(
        200,
        confirm_page(
            frame,
            {.eyebrow = found->reference,
             .heading = "Take the request back?",
             .paragraphs = {"You asked for more time until " + core::long_date(asked.expected_on) +
                                ": " + std::string{rule_of(entry.due).label} + ".",
                            "Nobody can grant it any more. It stays in the record as "
                            "taken back, and you can ask again."},
             .button = {.label = "Take the request back", .look = ButtonLook::warning},
             .action_url = withdraw_overrun_url(asked.case_id, asked.id),
             .cancel_url = back.url}));
}

Response post_withdraw_overrun(App& app, const Request& request, const core::Actor& actor)
{
    const auto taken_back =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::Done> {
            const auto entry = find_entry(work, app, request, actor);
            if (!entry) return entry.error();
            return core::withdraw_overrun(work, case_tools(app), actor, overrun_of(request));
        });
    if (!taken_back) return refusal_page(app, request, actor, taken_back.error());
    return done(dates_url(case_of(request)), "overrun-withdrawn");
}

}  // namespace quorate::server
