alter table delivery validate constraint delivery_kind_check;
