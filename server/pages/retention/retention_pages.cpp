#include "server/pages/retention/retention_pages.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/retention/erase_case.hpp"
#include "core/retention/hold_destruction.hpp"
#include "core/retention/hold_notice.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/proposals/proposal_pages.hpp"
#include "server/pages/retention/retention_words.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view title = "Records past their time";

struct Shown {
    core::RetentionReview review;
    std::vector<core::SeenProposal> waiting;  // lifts and erasures, for a second person
};

const core::SeenProposal* waiting_for(const std::vector<core::SeenProposal>& waiting,
                                      core::ProposedAct act,
                                      const std::string& object)
{
    for (const core::SeenProposal& each : waiting)
        if (each.proposal.act == act && each.proposal.object == object) return &each;
    return nullptr;
}

Link decide_link(const core::SeenProposal& seen, const std::string& about)
{
    return {.label = waiting_link(seen), .url = proposal_url(seen.proposal.id), .about = about};
}

core::CaseId case_of(const Request& request)
{
    return core::CaseId{request.value(0)};
}

core::LegalHoldId hold_of(const Request& request)
{
    return core::LegalHoldId{request.value(0)};
}

std::string lift_url(const core::LegalHoldId& id)
{
    return retention_url() + "/holds/" + id.text() + "/lift";
}

Link back_to_list()
{
    return {.label = std::string{title}, .url = retention_url()};
}

std::string day_or(const std::optional<core::Date>& day, const char* otherwise)
{
    return day ? core::short_date(*day) : std::string{otherwise};
}

View due_table(const std::vector<core::ReviewRow>& rows,
               const std::vector<core::SeenProposal>& waiting)
{
    if (rows.empty()) return View{false};
    Table made{.caption = "Closed families past their time, the longest past first",
               .columns = {"Reference", "Kept until", "By which rule", "How it stands"}};
    for (const core::ReviewRow& each : rows) {
        Cell last{.text = kept_text(each)};
        if (!each.kept_for)
            last.buttons = {
                {.label = "Erase", .url = erase_family_url(each.id), .about = each.reference}};
        if (const auto* asked =
                waiting_for(waiting, core::ProposedAct::erase_case, each.id.text())) {
            last.sub = waiting_text(*asked);
            last.buttons = {decide_link(*asked, each.reference)};
        }
        made.rows.push_back(
            {.cells = {{.text = each.reference},
                       {.text = day_or(each.kept_until, "")},
                       {.text = std::string{label(each.rule.of)}, .sub = rule_text(each.rule)},
                       std::move(last)}});
    }
    return table(made);
}

View undated_table(const std::vector<core::ReviewRow>& rows)
{
    if (rows.empty()) return View{false};
    Table made{.caption = "Closed families without a day to count from",
               .columns = {"Reference", "By which rule", "Closed on"},
               .caption_shown = true};
    for (const core::ReviewRow& each : rows)
        made.rows.push_back(
            {.cells = {{.text = each.reference},
                       {.text = std::string{label(each.rule.of)}, .sub = rule_text(each.rule)},
                       {.text = day_or(each.closed_on, "Not known")}}});
    return table(made);
}

View holds_table(const std::vector<core::LegalHold>& holds,
                 const std::vector<core::SeenProposal>& waiting)
{
    if (holds.empty()) return View{false};
    Table made{.caption = "Legal holds",
               .columns = {"What is kept", "Why", "Since", "By", "Lifting it"}};
    for (const core::LegalHold& each : holds) {
        const std::string what = each.case_id ? each.reference : "Everything";
        Cell lifting{.buttons = {{.label = "Lift", .url = lift_url(each.id), .about = what}}};
        if (const auto* asked = waiting_for(waiting, core::ProposedAct::lift_hold, each.id.text()))
            lifting = {.text = waiting_text(*asked), .buttons = {decide_link(*asked, what)}};
        made.rows.push_back(
            {.cells = {{.text = what},
                       {.text = each.reason.reveal()},
                       {.text = core::short_date(core::london_date(each.placed_at))},
                       {.text = each.placed_by_name.reveal()},
                       std::move(lifting)}});
    }
    return table(made);
}

View erased_table(const std::vector<core::ErasedCase>& erased)
{
    if (erased.empty()) return View{false};
    Table made{.caption = "What was erased, the last first",
               .columns = {"Number of the record", "Erased on", "What it was"},
               .caption_shown = true};
    for (const core::ErasedCase& each : erased)
        made.rows.push_back(
            {.cells = {{.text = each.id.text()},
                       {.text = core::short_date(core::london_date(each.erased_at))},
                       {.text = classes_text(each.classes),
                        .sub = "Kept until " + core::short_date(each.kept_until) + ": " +
                               rule_text(each.rule)}}});
    return table(made);
}

View reason_field(const Fields& typed, const std::vector<core::FieldError>& errors)
{
    return textarea({.name = "reason",
                     .label = "Why?",
                     .value = typed.get("reason"),
                     .hint = "At least 15 characters. Name nobody of the family.",
                     .error = error_for(errors, "reason"),
                     .rows = 3});
}

Response hold_form(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const Fields& typed,
                   const FormTrouble& trouble = {{}, 200})
{
    return family_form(
        app,
        request,
        actor,
        {.title = "Stop the erasing of records",
         .heading = "Stop the erasing of records",
         .hint = "It holds at once. Lifting it takes a second person.",
         .fields = {radios({.name = "what",
                            .legend = "What must not be erased?",
                            .options = {{"family", "One family", ""},
                                        {"all", "Everything", "As an inquiry asks for"}},
                            .chosen = typed.get("what"),
                            .error = error_for(trouble.errors, "what")}),
                    text_input({.name = "reference",
                                .label = "Reference of the family",
                                .value = typed.get("reference"),
                                .hint = "Leave this empty for everything",
                                .error = error_for(trouble.errors, "reference"),
                                .width = 20,
                                .autocomplete = "off"}),
                    reason_field(typed, trouble.errors)},
         .save_label = "Stop it",
         .save_url = retention_url() + "/hold",
         .back = back_to_list(),
         .errors = trouble.errors,
         .status = trouble.status});
}

Response lift_form(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const core::LegalHold& hold,
                   const Fields& typed,
                   const FormTrouble& trouble = {{}, 200})
{
    const std::string what = hold.case_id ? hold.reference : "everything";
    return family_form(app,
                       request,
                       actor,
                       {.title = "Lift a legal hold",
                        .heading = "Lift the legal hold on " + what,
                        .hint = "Another service manager has to confirm it within 24 hours. It "
                                "holds until then, and nothing is erased by lifting it.",
                        .fields = {reason_field(typed, trouble.errors)},
                        .save_label = "Ask for it",
                        .save_url = lift_url(hold.id),
                        .back = back_to_list(),
                        .errors = trouble.errors,
                        .status = trouble.status});
}

core::Result<core::LegalHold> standing_hold(App& app,
                                            const Request& request,
                                            const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_hold(work, app.clock, actor, hold_of(request));
    });
}

}  // namespace

std::string retention_url()
{
    return "/retention";
}

std::string erase_family_url(const core::CaseId& id)
{
    return "/families/" + id.text() + "/erase";
}

std::vector<View> lift_alerts(const core::HoldNotice& notice)
{
    std::vector<View> alerts;
    for (const core::SeenProposal& each : notice.lifts)
        alerts.push_back(alert(Alert::warning,
                               {.strong = "Lifting a legal hold:",
                                .text = waiting_text(each),
                                .link = waiting_link(each),
                                .link_url = proposal_url(each.proposal.id)}));
    return alerts;
}

View hold_alerts(const core::HoldNotice& notice, const core::Actor& actor)
{
    if (!notice.is_held) return View{false};
    const bool may_lift = role_may(actor, core::Action::case_legal_hold);
    std::vector<View> alerts{alert(Alert::information,
                                   {.strong = "Kept under a legal hold:",
                                    .text = "nothing is erased.",
                                    .link = may_lift ? "Legal holds" : "",
                                    .link_url = may_lift ? retention_url() : std::string{}})};
    std::ranges::move(lift_alerts(notice), std::back_inserter(alerts));
    return view_list(alerts, std::identity{});
}

Response get_retention(App& app, const Request& request, const core::Actor& actor)
{
    const auto shown = app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Shown> {
        auto seen = core::view_retention_review(work, app.clock, actor);
        if (!seen) return seen.error();
        return Shown{*std::move(seen), core::waiting_about_records(work, app.clock, actor)};
    });
    if (!shown) return refusal_page(app, request, actor, shown.error());
    const core::RetentionReview& review = shown->review;
    View page;
    page["head"] =
        page_head({.heading = std::string{title},
                   .sub = "Nothing is erased by itself: one of you asks for it, another confirms",
                   .buttons = {{.label = "Stop the erasing", .url = retention_url() + "/hold"}}});
    page["stopped"] = review.all_held
                          ? alert(Alert::warning,
                                  {.strong = "No family may be erased now.",
                                   .text = "A legal hold on everything stands below. It takes "
                                           "two of you to lift it."})
                          : View{false};
    page["due"] = due_table(review.due, shown->waiting);
    page["nothing"] = review.due.empty()
                          ? empty_state({.heading = "No record is past its time",
                                         .text = "Families stand here once the time that your "
                                                 "schedule keeps them is over."})
                          : View{false};
    page["not_yet"] = counted(review.not_yet, "closed family is kept", "closed families are kept") +
                      " for longer.";
    page["undated"] = undated_table(review.without_day);
    page["holds"] = holds_table(review.holds, shown->waiting);
    page["no_holds"] = review.holds.empty();
    page["erased"] = erased_table(review.erased);
    return html_page(app,
                     request,
                     actor,
                     "retention/review",
                     {.title = std::string{title},
                      .section = Section::families,
                      .back = {.label = "Families", .url = "/families"}},
                     std::move(page));
}

Response get_place_hold(App& app, const Request& request, const core::Actor& actor)
{
    return hold_form(app, request, actor, {});
}

Response post_place_hold(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const std::string& what = form.get("what");
    const auto placed =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::LegalHoldId> {
            if (what != "family" && what != "all")
                return core::invalid("what", "Choose what must not be erased");
            return core::place_hold(work,
                                    app.clock,
                                    app.random,
                                    actor,
                                    {.on_all = what == "all",
                                     .reference = form.get("reference"),
                                     .reason = core::FreeText{form.get("reason")}});
        });
    if (placed) return done(retention_url(), "hold-placed");
    const auto trouble = form_trouble(placed.error());
    if (!trouble) return refusal_page(app, request, actor, placed.error());
    return hold_form(app, request, actor, form, *trouble);
}

Response get_lift_hold(App& app, const Request& request, const core::Actor& actor)
{
    const auto hold = standing_hold(app, request, actor);
    if (!hold) return refusal_page(app, request, actor, hold.error());
    if (auto waits = proposed_already(app, actor, core::ProposedAct::lift_hold, hold->id.text()))
        return *std::move(waits);
    return lift_form(app, request, actor, *hold, {});
}

Response post_lift_hold(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const auto asked = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::propose_lift_hold(
            work,
            app.clock,
            app.random,
            actor,
            {.id = hold_of(request), .reason = core::FreeText{form.get("reason")}});
    });
    if (asked) return proposed(*asked);
    const auto trouble = form_trouble(asked.error());
    const auto hold =
        trouble ? standing_hold(app, request, actor) : core::Result<core::LegalHold>{asked.error()};
    if (!hold) return refusal_page(app, request, actor, hold.error());
    return lift_form(app, request, actor, *hold, form, *trouble);
}

Response get_erase_family(App& app, const Request& request, const core::Actor& actor)
{
    core::HoldNotice holds;
    const auto row = app.transact(actor, [&](core::UnitOfWork& work) {
        auto seen = core::view_erasure(work, app.clock, actor, case_of(request));
        if (seen) holds = core::hold_notice(work, app.clock, actor, case_of(request));
        return seen;
    });
    if (!row) return refusal_page(app, request, actor, row.error());
    if (auto waits =
            proposed_already(app, actor, core::ProposedAct::erase_case, case_of(request).text()))
        return *std::move(waits);
    View page;
    page["head"] = page_head({.heading = "Erase " + row->reference + " for good"});
    page["details"] =
        summary_list({{.key = "What it is", .value = classes_text(row->classes)},
                      {.key = "Closed on", .value = day_or(row->closed_on, "Not known")},
                      {.key = "Kept until", .value = day_or(row->kept_until, "Not known")},
                      {.key = "By which rule",
                       .value = std::string{label(row->rule.of)} + ": " + rule_text(row->rule)}});
    page["kept"] =
        row->kept_for ? alert(Alert::warning,
                              {.strong = "It cannot be erased now.", .text = kept_text(*row) + "."})
                      : View{false};
    page["lifts"] = view_list(lift_alerts(holds), std::identity{});
    page["may_erase"] = !row->kept_for;
    page["save_url"] = erase_family_url(row->id);
    page["save"] = button({.label = "Ask for it"});
    return html_page(
        app,
        request,
        actor,
        "retention/erase",
        {.title = "Erase a family", .section = Section::families, .back = back_to_list()},
        std::move(page));
}

Response post_erase_family(App& app, const Request& request, const core::Actor& actor)
{
    const auto asked = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::propose_erasure(work, app.clock, app.random, actor, case_of(request));
    });
    if (!asked) return refusal_page(app, request, actor, asked.error());
    return proposed(*asked);
}

}  // namespace quorate::server
