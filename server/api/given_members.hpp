#pragma once

#include <boost/json.hpp>

#include <optional>
#include <string_view>
#include <vector>

#include "core/pack/report_file.hpp"
#include "core/support/clock.hpp"
#include "core/support/result.hpp"
#include "server/app/app.hpp"

namespace quorate::server {

namespace json = boost::json;

/// The day of a member, or nothing without one. What is no day becomes an error.
std::optional<core::Date> date_member(const json::object& body,
                                      std::string_view name,
                                      std::vector<core::FieldError>& errors);

/// The one file that a member holds, looked at, scanned and sealed as those of pages are.
core::JudgedFiles file_member(App& app,
                              const json::object& body,
                              std::string_view member,
                              std::vector<core::FieldError>& errors);

}  // namespace quorate::server
