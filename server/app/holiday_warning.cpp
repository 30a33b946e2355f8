#include "server/app/holiday_warning.hpp"

#include "core/dates/london_time.hpp"
#include "core/due_dates/change_holidays.hpp"
#include "core/rules/bank_holidays.hpp"
#include "server/log/log.hpp"

namespace quorate::server {

void warn_of_short_holidays(App& app)
{
    try {
        const auto all = app.database.read([&](core::UnitOfWork& work) {
            return core::bank_holidays_of_all(work, app.bank_holidays);
        });
        for (const core::AuthorityHolidays& each : all)
            if (!core::reaches_far_enough(each.holidays, core::london_date(app.now())))
                log(events::holidays_end_soon, {{"authority", each.authority.id}});
    } catch (const db::Failure& failure) {
        log(events::database_fault, {{"sqlstate", LogValue::code(failure.code())}});
    }
}

}  // namespace quorate::server
