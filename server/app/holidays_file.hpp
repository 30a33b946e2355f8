#pragma once

#include <string_view>

#include "core/dates/working_calendar.hpp"
#include "core/support/result.hpp"

namespace quorate::server {

/// Bank holidays in any shape in which they are published: our CSV; GOV.UK's JSON, where only
/// england-and-wales is read; or JSON with `division` and `holidays`. JSON does not say how far it
/// reaches, so each of its years has to be whole; and GOV.UK drops past years, so days before its
/// first year are kept from `in_use`.
core::Result<core::BankHolidays> read_holidays(std::string_view text,
                                               const core::BankHolidays& in_use);

}  // namespace quorate::server
