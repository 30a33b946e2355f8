#include "server/pages/record/record_policy_pages.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "core/circulation/record_clocks.hpp"
#include "core/people/authority_store.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_layout.hpp"

namespace quorate::server {
namespace {

using core::RecordPeriod;
using core::RecordPolicy;

constexpr std::string_view path = "/admin/records";

// What was typed, by the names of the periods.
using Typed = std::map<std::string_view, std::string>;

struct Shown {
    RecordPolicy policy;
    core::Jurisdiction jurisdiction = core::Jurisdiction::england;
};

std::string label_of(const RecordPeriod& row, core::Jurisdiction jurisdiction)
{
    return std::string{jurisdiction == core::Jurisdiction::wales ? row.welsh_label : row.label};
}

std::string days_text(core::WorkingDays days)
{
    return days.count == 0 ? "Nobody is asked" : counted(days.count, "working day", "working days");
}

Table periods_table(const Shown& shown)
{
    const RecordPolicy usual = core::usual_record_policy(shown.jurisdiction);
    Table made{.caption = "How long we take",
               .columns = {"What", "Now", "Usual here"},
               .rows = {},
               .caption_shown = true};
    for (const RecordPeriod& row : core::record_periods())
        made.rows.push_back({.cells = {{.text = label_of(row, shown.jurisdiction)},
                                       {.text = days_text(shown.policy.*row.days)},
                                       {.text = days_text(usual.*row.days)}}});
    return made;
}

std::vector<View> fields_of(const Shown& shown,
                            const std::optional<Typed>& typed,
                            const std::vector<core::FieldError>& errors)
{
    std::vector<View> fields;
    for (const RecordPeriod& row : core::record_periods())
        fields.push_back(text_input(
            {.name = std::string{row.name},
             .label = label_of(row, shown.jurisdiction) + ": working days",
             .value = typed ? typed->at(row.name) : number_text((shown.policy.*row.days).count),
             .hint = row.least == 0 ? "0: nobody is asked for corrections" : "",
             .error = error_for(errors, std::string{row.name}),
             .width = 2,
             .input_mode = "numeric"}));
    fields.push_back(hidden_input("version", number_text(shown.policy.version)));
    return fields;
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const std::optional<Typed>& typed = {},
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const auto shown = app.read(actor, [&](core::UnitOfWork& work) -> core::Result<Shown> {
        const auto policy = core::view_record_policy(work, actor);
        if (!policy) return policy.error();
        const auto council = work.authorities.find(actor.authority);
        return Shown{.policy = *policy,
                     .jurisdiction = council ? council->jurisdiction : core::Jurisdiction::england};
    });
    if (!shown) return refusal_page(app, request, actor, shown.error());
    View page;
    if (!errors.empty()) page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "Letters and records",
                              .sub = "How soon they leave after a meeting, and for how long "
                                     "corrections can be asked for"});
    page["periods"] = table(periods_table(*shown));
    page["save_url"] = std::string{path};
    page["fields"] = view_list(fields_of(*shown, typed, errors), std::identity{});
    page["save"] = button({.label = "Save"});
    return html_page(app,
                     request,
                     actor,
                     "settings/records",
                     {.title = "Letters and records",
                      .section = Section::directory,
                      .back = {"Directory", "/directory"},
                      .status = status},
                     std::move(page));
}

}  // namespace

Response get_record_policy(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_record_policy(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    Typed typed;
    RecordPolicy asked{.version = std::max(version_of(form), 0)};
    for (const RecordPeriod& row : core::record_periods()) {
        typed[row.name] = core::trimmed(form.get(row.name));
        asked.*row.days = {whole_number(typed[row.name]).value_or(-1)};
    }
    const auto saved = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::set_record_policy(work, app.clock, actor, asked);
    });
    if (saved) return done(std::string{path}, "record-policy-saved");
    const core::Error& error = saved.error();
    if (!belongs_in_form(error)) return refusal_page(app, request, actor, error);
    return show(app, request, actor, typed, form_errors(error), refusal_status(error.refusal));
}

}  // namespace quorate::server
