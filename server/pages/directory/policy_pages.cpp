#include "server/pages/directory/policy_pages.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/directory/policies.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view path = "/admin/policies";

// Each policy has a form of its own on the page.
std::string owner_field(const std::string& policy)
{
    return "owner-" + policy;
}

std::string person(const core::PersonName& name)
{
    return name.empty() ? "The command line" : name.reveal();
}

// Where it is changed; quorum is set with "quorate authority".
std::string settings_url(core::PolicyKind kind)
{
    switch (kind) {
        case core::PolicyKind::reminders:
            return "/admin/reminders";
        case core::PolicyKind::escalation:
            return "/admin/escalation";
        case core::PolicyKind::records:
            return "/admin/records";
        case core::PolicyKind::quorum:
        case core::PolicyKind::report_fees:
            break;
    }
    return {};
}

std::string noted(const core::PolicyNote& note)
{
    if (note.is_owner) return "Answers for it: " + note.owner.reveal();
    const auto payer = core::fee_payer_from(note.value);
    return payer ? std::string{label(*payer)} : std::string{"The policy was set"};
}

View history_table(const core::StandingPolicy& policy)
{
    Table made{.caption = "What was noted",
               .columns = {"Day", "What", "By"},
               .rows = {},
               .caption_shown = true};
    for (const core::PolicyNote& note : policy.history)
        made.rows.push_back({.cells = {{.text = core::long_date(core::london_date(note.noted_at))},
                                       {.text = noted(note)},
                                       {.text = person(note.noted_by_name)}}});
    return made.rows.empty() ? View{false} : table(made);
}

// The form that was sent, and what is wrong with it.
struct Typed {
    std::string policy = {};
    std::string owner = {};
    std::string payer = {};
    std::vector<core::FieldError> errors = {};
};

// Set here, as it is one choice.
View payer_field(const std::string& chosen)
{
    std::vector<Option> options;
    for (const core::FeePayer payer : core::all_fee_payers())
        options.push_back({std::string{code(payer)}, std::string{label(payer)}});
    const std::string now{code(core::FeePayer::not_said)};
    return select({.name = "payer",
                   .label = "Who pays",
                   .options = std::move(options),
                   .chosen = chosen.empty() ? now : chosen});
}

// "Head of safeguarding answers for it. Set on Monday 4 May 2026 by Ash Demosby."
std::string standing(const core::StandingPolicy& policy)
{
    std::string said =
        policy.owner.empty() ? "Nobody is named." : policy.owner + " answers for it.";
    said += policy.since
                ? " Set on " + core::long_date(*policy.since) + " by " + person(policy.set_by) + "."
                : " Nobody has set it since such notes are kept.";
    if (const auto payer = core::fee_payer_from(policy.value))
        said += " " + std::string{label(*payer)} + ".";
    return said;
}

// What the form is for, as its fold says it while it is closed.
std::string form_words(const core::StandingPolicy& policy)
{
    const std::string words =
        policy.owner.empty() ? "Name who answers for it" : "Name somebody else";
    return policy.kind == core::PolicyKind::report_fees ? words + ", or say who pays" : words;
}

std::string anchor(const core::StandingPolicy& policy)
{
    return "policy-" + std::string{code(policy.kind)};
}

View policy_view(const core::StandingPolicy& policy, const Typed& typed)
{
    const std::string name{code(policy.kind)};
    const bool is_typed = typed.policy == name;
    View view;
    view["policy_id"] = anchor(policy);
    view["policy_label"] = std::string{label(policy.kind)};
    view["standing"] = standing(policy);
    view["settings_url"] = settings_url(policy.kind);
    view["history"] = history_table(policy);
    view["has_history"] = !policy.history.empty();
    view["save_url"] = std::string{path} + "/" + name;
    view["form_words"] = form_words(policy);
    view["form_open"] = is_typed;
    view["owner_field"] =
        text_input({.name = owner_field(name),
                    .label = "Who answers for it",
                    .value = is_typed ? typed.owner : policy.owner,
                    .hint = "A job title, or a name and a job title",
                    .error = is_typed ? error_for(typed.errors, owner_field(name)) : ""});
    view["payer"] = View{false};
    if (policy.kind == core::PolicyKind::report_fees)
        view["payer"] = payer_field(is_typed ? typed.payer : policy.value);
    view["save"] = button({.label = "Save", .look = ButtonLook::secondary});
    return view;
}

// Where each is on the page, and what there is to know of it at a glance.
View contents(const std::vector<core::StandingPolicy>& policies)
{
    Table made{.caption = "On this page",
               .columns = {"Policy", "Who answers for it", "Holds since"},
               .rows = {},
               .caption_shown = true};
    for (const core::StandingPolicy& policy : policies)
        made.rows.push_back(
            {.cells = {{.text = std::string{label(policy.kind)}, .url = "#" + anchor(policy)},
                       {.text = policy.owner.empty() ? "Nobody is named" : policy.owner},
                       {.text = policy.since ? core::long_date(*policy.since) : "Not set"}}});
    return table(made);
}

// Policies that stand under one heading.
struct Group {
    const char* heading;
    std::vector<core::PolicyKind> kinds;
};

std::vector<Group> groups()
{
    using enum core::PolicyKind;
    return {{"Before and in a meeting", {quorum, reminders}},
            {"After a meeting", {escalation, records}},
            {"Reports of agencies", {report_fees}}};
}

View group_view(const Group& group,
                const std::vector<core::StandingPolicy>& policies,
                const Typed& typed)
{
    std::vector<core::StandingPolicy> own;
    for (const core::StandingPolicy& policy : policies)
        if (std::ranges::find(group.kinds, policy.kind) != group.kinds.end()) own.push_back(policy);
    View view;
    view["group_heading"] = std::string{group.heading};
    view["policies"] = view_list(
        own, [&](const core::StandingPolicy& policy) { return policy_view(policy, typed); });
    return view;
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const Typed& typed = {},
              int status = 200)
{
    const auto policies =
        app.read(actor, [&](core::UnitOfWork& work) { return core::view_policies(work, actor); });
    if (!policies) return refusal_page(app, request, actor, policies.error());
    View page;
    if (!typed.errors.empty()) page["error_summary"] = error_summary(typed.errors);
    page["head"] = page_head({.heading = "Who answers for how we work",
                              .sub = "Each policy, who set it and since when it holds"});
    page["contents"] = contents(*policies);
    page["groups"] = view_list(
        groups(), [&](const Group& group) { return group_view(group, *policies, typed); });
    return html_page(app,
                     request,
                     actor,
                     "settings/policies",
                     {.title = "Who answers for what",
                      .section = Section::directory,
                      .back = {"Directory", "/directory"},
                      .status = status},
                     std::move(page));
}

}  // namespace

Response get_policies(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_policy_owner(App& app, const Request& request, const core::Actor& actor)
{
    const auto kind = core::policy_kind_from(request.value(0));
    if (!kind) return refusal_page(app, request, actor, {core::Refusal::not_found});
    Typed typed{.policy = request.value(0),
                .owner = form_of(request).get(owner_field(request.value(0)))};
    typed.payer = form_of(request).get("payer");
    const auto payer = core::fee_payer_from(typed.payer);
    const auto named = app.transact(actor, [&](core::UnitOfWork& work) {
        const auto owner = core::name_policy_owner(work, app.clock, actor, *kind, typed.owner);
        if (!owner || !payer || *kind != core::PolicyKind::report_fees) return owner;
        return core::set_fee_payer(work, app.clock, actor, *payer);
    });
    if (named) return done(std::string{path}, "policy-owner-saved");
    const core::Error& error = named.error();
    if (!belongs_in_form(error)) return refusal_page(app, request, actor, error);
    typed.errors = form_errors(error);
    for (core::FieldError& fault : typed.errors)
        fault.field = owner_field(typed.policy);
    return show(app, request, actor, typed, refusal_status(error.refusal));
}

}  // namespace quorate::server
