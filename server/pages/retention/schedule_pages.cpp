// How long each class of record is kept, and who says so.
#include <functional>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/retention/retention_schedule.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/retention/retention_pages.hpp"
#include "server/pages/retention/retention_words.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view path = "/admin/retention";

std::string rule_url(core::RetentionClass kind)
{
    return std::string{path} + "/" + std::string{code(kind)};
}

View rules_table(const std::vector<core::StandingRetention>& rules)
{
    Table made{.caption = "How long families’ records are kept",
               .columns = {"What", "Kept", "Why, and who says so", ""}};
    for (const core::StandingRetention& each : rules) {
        Cell why{.text = std::string{source(each.rule.of)}, .sub = "As Quorate begins"};
        if (each.note)
            why = {.text = each.note->reason,
                   .sub = each.note->owner.reveal() + ", since " +
                          core::short_date(core::london_date(each.note->noted_at))};
        const std::string what{label(each.rule.of)};
        made.rows.push_back(
            {.cells = {{.text = what},
                       {.text = rule_text(each.rule)},
                       std::move(why),
                       {.buttons = {
                            {.label = "Change", .url = rule_url(each.rule.of), .about = what}}}}});
    }
    return table(made);
}

View technical_table()
{
    Table made{.caption = "What goes by itself, and what never goes",
               .columns = {"What", "Kept"},
               .rows = {},
               .caption_shown = true};
    for (const core::TechnicalRecord& each : core::technical_records())
        made.rows.push_back(
            {.cells = {{.text = std::string{each.what}}, {.text = std::string{each.kept}}}});
    return table(made);
}

View history_table(const core::StandingRetention& standing)
{
    if (standing.history.empty()) return View{false};
    Table made{.caption = "What was set before",
               .columns = {"Day", "Kept", "Why", "By"},
               .rows = {},
               .caption_shown = true};
    for (const core::RetentionNote& each : standing.history)
        made.rows.push_back({.cells = {{.text = core::short_date(core::london_date(each.noted_at))},
                                       {.text = rule_text(each.rule)},
                                       {.text = each.reason},
                                       {.text = each.noted_by_name.reveal()}}});
    return table(made);
}

core::Result<core::StandingRetention> rule_of(App& app,
                                              const Request& request,
                                              const core::Actor& actor)
{
    const auto kind = core::retention_class_from(request.value(0));
    if (!kind) return core::Refusal::not_found;
    const auto rules = app.read(
        actor, [&](core::UnitOfWork& work) { return core::view_retention_schedule(work, actor); });
    if (!rules) return rules.error();
    for (const core::StandingRetention& each : *rules)
        if (each.rule.of == *kind) return each;
    return core::Refusal::not_found;
}

std::vector<View> fields_of(const core::StandingRetention& standing,
                            const Fields& typed,
                            const std::vector<core::FieldError>& errors)
{
    const core::RetentionRule& rule = standing.rule;
    const auto value = [&](const char* field, const std::string& saved) {
        return errors.empty() ? saved : typed.get(field);
    };
    std::vector<Option> starts;
    for (const auto start : {core::RetentionStart::closing, core::RetentionStart::youngest_birth})
        if (core::fewest_years(rule.of, start))
            starts.push_back({std::string{code(start)}, "After " + std::string{label(start)}, ""});
    return {radios({.name = "counted_from",
                    .legend = "Counted from when?",
                    .options = std::move(starts),
                    .chosen = value("counted_from", std::string{code(rule.start)}),
                    .error = error_for(errors, "counted_from")}),
            text_input({.name = "years",
                        .label = "Years",
                        .value = value("years", std::to_string(rule.years)),
                        .error = error_for(errors, "years"),
                        .width = 3,
                        .input_mode = "numeric"}),
            text_input({.name = "owner",
                        .label = "Who answers for it",
                        .value = value("owner", standing.note ? standing.note->owner.reveal() : ""),
                        .hint = "A job title, or a name and a job title",
                        .error = error_for(errors, "owner")}),
            textarea({.name = "reason",
                      .label = "Why?",
                      .value = value("reason", ""),
                      .hint = "At least 15 characters, such as who decided it and when.",
                      .error = error_for(errors, "reason"),
                      .rows = 3})};
}

Response rule_page(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const Fields& typed = {},
                   const std::vector<core::FieldError>& errors = {},
                   int status = 200)
{
    const auto standing = rule_of(app, request, actor);
    if (!standing) return refusal_page(app, request, actor, standing.error());
    View page;
    if (!errors.empty()) page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = std::string{label(standing->rule.of)},
                              .sub = "Kept now: " + rule_text(standing->rule)});
    page["source"] = std::string{source(standing->rule.of)} + ".";
    page["save_url"] = rule_url(standing->rule.of);
    page["fields"] = view_list(fields_of(*standing, typed, errors), std::identity{});
    page["save"] = button({.label = "Save"});
    page["history"] = history_table(*standing);
    return html_page(app,
                     request,
                     actor,
                     "retention/rule",
                     {.title = "How long records are kept",
                      .section = Section::directory,
                      .back = {"How long records are kept", std::string{path}},
                      .status = status},
                     std::move(page));
}

}  // namespace

Response get_retention_schedule(App& app, const Request& request, const core::Actor& actor)
{
    const auto rules = app.read(
        actor, [&](core::UnitOfWork& work) { return core::view_retention_schedule(work, actor); });
    if (!rules) return refusal_page(app, request, actor, rules.error());
    View page;
    page["head"] = page_head({.heading = "How long records are kept",
                              .sub = "Where several apply to a family, the last day counts"});
    page["rules"] = rules_table(*rules);
    page["technical"] = technical_table();
    return html_page(app,
                     request,
                     actor,
                     "retention/schedule",
                     {.title = "How long records are kept",
                      .section = Section::directory,
                      .back = {"Directory", "/directory"}},
                     std::move(page));
}

Response get_retention_rule(App& app, const Request& request, const core::Actor& actor)
{
    return rule_page(app, request, actor);
}

Response post_retention_rule(App& app, const Request& request, const core::Actor& actor)
{
    const auto kind = core::retention_class_from(request.value(0));
    if (!kind) return refusal_page(app, request, actor, {core::Refusal::not_found});
    const Fields form = form_of(request);
    const auto start = core::retention_start_from(form.get("counted_from"));
    const auto saved = app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::Done> {
        if (!start) return core::invalid("counted_from", "Choose what the years are counted from");
        return core::set_retention(
            work,
            app.clock,
            actor,
            {.rule = {.of = *kind, .start = *start, .years = number_field(form, "years")},
             .owner = form.get("owner"),
             .reason = form.get("reason")});
    });
    if (saved) return done(std::string{path}, "retention-saved");
    const core::Error& error = saved.error();
    if (!belongs_in_form(error)) return refusal_page(app, request, actor, error);
    return rule_page(app, request, actor, form, form_errors(error), refusal_status(error.refusal));
}

}  // namespace quorate::server
