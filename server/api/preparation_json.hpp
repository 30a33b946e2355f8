#pragma once

#include <boost/json.hpp>

#include "core/preparation/preparation.hpp"

namespace quorate::server {

namespace json = boost::json;

json::object to_json(const core::Preparation& preparation);

}  // namespace quorate::server
